//go:build !purego

#include "textflag.h"

// Nothing here fuses a multiplication with an addition: FMA rounds once where
// the Go code rounds twice.

// CELLARGS loads the arguments of cell: the first two gates in R8 with scale
// R10 and x R12, the others in R9, R11 and BX. AX counts elements, DX is the
// offset in bytes of the same element in the second gate of each two. It
// stands above all functions because vet takes a line for part of the function
// before it.
#define CELLARGS \
	MOVQ h+0(FP), DI; \
	MOVQ c+8(FP), SI; \
	MOVQ gates+16(FP), R8; \
	MOVQ scale+24(FP), R10; \
	MOVQ x+32(FP), R12; \
	MOVQ n+40(FP), CX; \
	MOVQ l+48(FP), R13; \
	LEAQ (CX*4), DX; \
	LEAQ (R8)(CX*8), R9; \
	LEAQ (R10)(CX*8), R11; \
	LEAQ (R12)(CX*8), BX; \
	XORQ AX, AX

// DOT4 adds to four registers, one row of sums, what the activations that a
// points at and the weights in Z16 … Z19 make.
#define DOT4(a, s0, s1, s2, s3) \
	VPBROADCASTD a, Z20; \
	VPDPBUSD Z16, Z20, s0; \
	VPDPBUSD Z17, Z20, s1; \
	VPDPBUSD Z18, Z20, s2; \
	VPDPBUSD Z19, Z20, s3

#define LOAD4(p, r0, r1, r2, r3) \
	VMOVDQU32 (p), r0; \
	VMOVDQU32 64(p), r1; \
	VMOVDQU32 128(p), r2; \
	VMOVDQU32 192(p), r3

#define STORE4(r0, r1, r2, r3, p) \
	VMOVDQU32 r0, (p); \
	VMOVDQU32 r1, 64(p); \
	VMOVDQU32 r2, 128(p); \
	VMOVDQU32 r3, 192(p)

// func tile4x64AVX512(out *int32, outStride int, in *uint8, inStride, far int, w *byte, start *int32, groups int)
//
// The rows of in are R8 … R11, those of out DI and R13, each with another one
// DX elements further on.
TEXT ·tile4x64AVX512(SB), NOSPLIT, $0-64
	MOVQ  out+0(FP), DI
	MOVQ  outStride+8(FP), DX
	MOVQ  in+16(FP), R8
	MOVQ  inStride+24(FP), R12
	MOVQ  far+32(FP), AX
	LEAQ  (R8)(R12*1), R9
	IMULQ AX, R12
	LEAQ  (R8)(R12*1), R10
	LEAQ  (R9)(R12*1), R11
	IMULQ DX, AX
	LEAQ  (DI)(AX*4), R13
	MOVQ  w+40(FP), SI
	MOVQ  start+48(FP), BX
	MOVQ  groups+56(FP), CX
	LOAD4(BX, Z0, Z1, Z2, Z3)
	LOAD4(BX, Z4, Z5, Z6, Z7)
	LOAD4(BX, Z8, Z9, Z10, Z11)
	LOAD4(BX, Z12, Z13, Z14, Z15)
	XORQ  AX, AX

loop:
	LOAD4(SI, Z16, Z17, Z18, Z19)
	DOT4((R8)(AX*4), Z0, Z1, Z2, Z3)
	DOT4((R9)(AX*4), Z4, Z5, Z6, Z7)
	DOT4((R10)(AX*4), Z8, Z9, Z10, Z11)
	DOT4((R11)(AX*4), Z12, Z13, Z14, Z15)
	ADDQ $256, SI
	INCQ AX
	CMPQ AX, CX
	JLT  loop

	STORE4(Z0, Z1, Z2, Z3, DI)
	LEAQ (DI)(DX*4), DI
	STORE4(Z4, Z5, Z6, Z7, DI)
	STORE4(Z8, Z9, Z10, Z11, R13)
	LEAQ (R13)(DX*4), R13
	STORE4(Z12, Z13, Z14, Z15, R13)
	VZEROUPPER
	RET

// func tile1x64AVX512(out *int32, in *uint8, w *byte, start *int32, groups int)
TEXT ·tile1x64AVX512(SB), NOSPLIT, $0-40
	MOVQ   out+0(FP), DI
	MOVQ   in+8(FP), R8
	MOVQ   w+16(FP), SI
	MOVQ   start+24(FP), BX
	MOVQ   groups+32(FP), CX
	LOAD4(BX, Z0, Z1, Z2, Z3)
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7
	XORQ   AX, AX

loop:
	VPBROADCASTD (R8)(AX*4), Z20
	VPBROADCASTD 4(R8)(AX*4), Z21
	VPDPBUSD     (SI), Z20, Z0
	VPDPBUSD     64(SI), Z20, Z1
	VPDPBUSD     128(SI), Z20, Z2
	VPDPBUSD     192(SI), Z20, Z3
	VPDPBUSD     256(SI), Z21, Z4
	VPDPBUSD     320(SI), Z21, Z5
	VPDPBUSD     384(SI), Z21, Z6
	VPDPBUSD     448(SI), Z21, Z7
	ADDQ         $512, SI
	ADDQ         $2, AX
	CMPQ         AX, CX
	JLT          loop

	VPADDD Z4, Z0, Z0
	VPADDD Z5, Z1, Z1
	VPADDD Z6, Z2, Z2
	VPADDD Z7, Z3, Z3
	STORE4(Z0, Z1, Z2, Z3, DI)
	VZEROUPPER
	RET

// MADD adds to s the products of the activations in a, sixteen bits wide, with
// the weights in Y14.
#define MADD(a, s) \
	VPMADDWD Y14, a, Y15; \
	VPADDD Y15, s, s

// FOLD adds up neighbours, so that what s0 and s1 hold of eight outputs
// becomes their sums in s0, and adds the eight in start.
#define FOLD(start, s0, s1) \
	VPHADDD s1, s0, s0; \
	VPERMQ $0xD8, s0, s0; \
	VPADDD start, s0, s0

// ACTIVATIONS repeats four bytes in a register, sixteen bits wide.
#define ACTIVATIONS(a, x, y) \
	VPBROADCASTD a, x; \
	VPMOVZXBW x, y

// func tile2x16AVX2(out *int32, outStride int, in *uint8, inStride int, w *byte, start *int32, groups int)
TEXT ·tile2x16AVX2(SB), NOSPLIT, $0-56
	MOVQ  out+0(FP), DI
	MOVQ  outStride+8(FP), DX
	MOVQ  in+16(FP), R8
	MOVQ  inStride+24(FP), R12
	MOVQ  w+32(FP), SI
	MOVQ  start+40(FP), BX
	MOVQ  groups+48(FP), CX
	LEAQ  (R8)(R12*1), R9
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	XORQ  AX, AX

loop:
	ACTIVATIONS((R8)(AX*4), X8, Y8)
	ACTIVATIONS((R9)(AX*4), X9, Y9)
	VPMOVSXBW (SI), Y14
	MADD(Y8, Y0)
	MADD(Y9, Y4)
	VPMOVSXBW 16(SI), Y14
	MADD(Y8, Y1)
	MADD(Y9, Y5)
	VPMOVSXBW 32(SI), Y14
	MADD(Y8, Y2)
	MADD(Y9, Y6)
	VPMOVSXBW 48(SI), Y14
	MADD(Y8, Y3)
	MADD(Y9, Y7)
	ADDQ      $256, SI
	INCQ      AX
	CMPQ      AX, CX
	JLT       loop

	FOLD((BX), Y0, Y1)
	FOLD(32(BX), Y2, Y3)
	FOLD((BX), Y4, Y5)
	FOLD(32(BX), Y6, Y7)
	VMOVDQU Y0, (DI)
	VMOVDQU Y2, 32(DI)
	VMOVDQU Y4, (DI)(DX*4)
	VMOVDQU Y6, 32(DI)(DX*4)
	VZEROUPPER
	RET

// func tile1x32AVX2(out *int32, in *uint8, w *byte, start *int32, groups int)
TEXT ·tile1x32AVX2(SB), NOSPLIT, $0-40
	MOVQ  out+0(FP), DI
	MOVQ  in+8(FP), R8
	MOVQ  w+16(FP), SI
	MOVQ  start+24(FP), BX
	MOVQ  groups+32(FP), CX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	XORQ  AX, AX

loop:
	ACTIVATIONS((R8)(AX*4), X8, Y8)
	VPMOVSXBW (SI), Y14
	MADD(Y8, Y0)
	VPMOVSXBW 16(SI), Y14
	MADD(Y8, Y1)
	VPMOVSXBW 32(SI), Y14
	MADD(Y8, Y2)
	VPMOVSXBW 48(SI), Y14
	MADD(Y8, Y3)
	VPMOVSXBW 64(SI), Y14
	MADD(Y8, Y4)
	VPMOVSXBW 80(SI), Y14
	MADD(Y8, Y5)
	VPMOVSXBW 96(SI), Y14
	MADD(Y8, Y6)
	VPMOVSXBW 112(SI), Y14
	MADD(Y8, Y7)
	ADDQ      $256, SI
	INCQ      AX
	CMPQ      AX, CX
	JLT       loop

	FOLD((BX), Y0, Y1)
	FOLD(32(BX), Y2, Y3)
	FOLD(64(BX), Y4, Y5)
	FOLD(96(BX), Y6, Y7)
	VMOVDQU Y0, (DI)
	VMOVDQU Y2, 32(DI)
	VMOVDQU Y4, 64(DI)
	VMOVDQU Y6, 96(DI)
	VZEROUPPER
	RET

// PAIR adds to s the products of sixteen activations at b with those in Y8.
#define PAIR(b, s) \
	VPMOVZXBW b, Y9; \
	VPMADDWD Y8, Y9, Y9; \
	VPADDD Y9, s, s

// func pairs4AVX2(out *[4]int32, a, b *uint8, step, width int)
//
// It sums (a-128)*b and subtracts 128*(a-128), which it sums in Y4.
TEXT ·pairs4AVX2(SB), NOSPLIT, $0-40
	MOVQ     out+0(FP), DI
	MOVQ     a+8(FP), SI
	MOVQ     b+16(FP), R8
	MOVQ     step+24(FP), DX
	MOVQ     width+32(FP), CX
	LEAQ     (R8)(DX*1), R9
	LEAQ     (R9)(DX*1), R10
	LEAQ     (R10)(DX*1), R11
	VPXOR    Y0, Y0, Y0
	VPXOR    Y1, Y1, Y1
	VPXOR    Y2, Y2, Y2
	VPXOR    Y3, Y3, Y3
	VPXOR    Y4, Y4, Y4
	VPCMPEQW Y5, Y5, Y5
	VPSRLW   $15, Y5, Y5
	VPSLLW   $7, Y5, Y5
	XORQ     AX, AX

loop:
	VPMOVZXBW (SI)(AX*1), Y8
	VPSUBW    Y5, Y8, Y8
	VPMADDWD  Y5, Y8, Y9
	VPADDD    Y9, Y4, Y4
	PAIR((R8)(AX*1), Y0)
	PAIR((R9)(AX*1), Y1)
	PAIR((R10)(AX*1), Y2)
	PAIR((R11)(AX*1), Y3)
	ADDQ      $16, AX
	CMPQ      AX, CX
	JLT       loop

	VPSUBD       Y4, Y0, Y0
	VPSUBD       Y4, Y1, Y1
	VPSUBD       Y4, Y2, Y2
	VPSUBD       Y4, Y3, Y3
	VPHADDD      Y1, Y0, Y0
	VPHADDD      Y3, Y2, Y2
	VPHADDD      Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD       X1, X0, X0
	VMOVDQU      X0, (DI)
	VZEROUPPER
	RET

// func scaleAVX2(out *float32, sums *int32, scale, bias *float32, n int)
TEXT ·scaleAVX2(SB), NOSPLIT, $0-40
	MOVQ out+0(FP), DI
	MOVQ sums+8(FP), SI
	MOVQ scale+16(FP), R8
	MOVQ bias+24(FP), R9
	MOVQ n+32(FP), CX
	XORQ AX, AX

loop:
	VCVTDQ2PS (SI)(AX*4), Y0
	VCVTDQ2PS 32(SI)(AX*4), Y1
	VMULPS    (R8)(AX*4), Y0, Y0
	VMULPS    32(R8)(AX*4), Y1, Y1
	VADDPS    (R9)(AX*4), Y0, Y0
	VADDPS    32(R9)(AX*4), Y1, Y1
	VMOVUPS   Y0, (DI)(AX*4)
	VMOVUPS   Y1, 32(DI)(AX*4)
	ADDQ      $16, AX
	CMPQ      AX, CX
	JLT       loop
	VZEROUPPER
	RET

// func reluAVX2(x *float32, n int)
TEXT ·reluAVX2(SB), NOSPLIT, $0-16
	MOVQ   x+0(FP), DI
	MOVQ   n+8(FP), CX
	VXORPS Y2, Y2, Y2
	XORQ   AX, AX

loop:
	// The second operand of Intel's order, here the first, is the result
	// where x is not a number.
	VMOVUPS (DI)(AX*4), Y0
	VMOVUPS 32(DI)(AX*4), Y1
	VMAXPS  Y2, Y0, Y0
	VMAXPS  Y2, Y1, Y1
	VMOVUPS Y0, (DI)(AX*4)
	VMOVUPS Y1, 32(DI)(AX*4)
	ADDQ    $16, AX
	CMPQ    AX, CX
	JLT     loop
	VZEROUPPER
	RET

// The constants that R13 points at, by their place in Go's list.
#define BOUND 0(R13)
#define MINUSBOUND 64(R13)
#define P13 128(R13)
#define P11 192(R13)
#define P9 256(R13)
#define P7 320(R13)
#define P5 384(R13)
#define P3 448(R13)
#define P1 512(R13)
#define Q6 576(R13)
#define Q4 640(R13)
#define Q2 704(R13)
#define Q0 768(R13)
#define HALF 832(R13)
#define LIMIT 896(R13)
#define MINUSLIMIT 960(R13)

// TANH does in x, by way of s, p and q, what tanh does in Go. The registers
// may be Y or Z.
#define TANH(x, s, p, q) \
	VMAXPS MINUSBOUND, x, x; \
	VMINPS BOUND, x, x; \
	VMULPS x, x, s; \
	VMULPS P13, s, p; \
	VMULPS Q6, s, q; \
	VADDPS P11, p, p; \
	VADDPS Q4, q, q; \
	VMULPS s, p, p; \
	VMULPS s, q, q; \
	VADDPS P9, p, p; \
	VADDPS Q2, q, q; \
	VMULPS s, p, p; \
	VMULPS s, q, q; \
	VADDPS P7, p, p; \
	VADDPS Q0, q, q; \
	VMULPS s, p, p; \
	VADDPS P5, p, p; \
	VMULPS s, p, p; \
	VADDPS P3, p, p; \
	VMULPS s, p, p; \
	VADDPS P1, p, p; \
	VMULPS x, p, p; \
	VDIVPS q, p, x

#define SIGMOID(x, s, p, q) \
	VMULPS HALF, x, x; \
	TANH(x, s, p, q); \
	VMULPS HALF, x, x; \
	VADDPS HALF, x, x

// BYTES packs the int32 in Y0 and Y1 into the sixteen bytes of X0, plus 128.
// The lanes of Y7 hold 128.
#define BYTES \
	VPADDD Y7, Y0, Y0; \
	VPADDD Y7, Y1, Y1; \
	VPACKSSDW Y1, Y0, Y0; \
	VPERMQ $0xD8, Y0, Y0; \
	VEXTRACTI128 $1, Y0, X1; \
	VPACKUSWB X1, X0, X0

#define CLAMP(x) \
	VMAXPS MINUSLIMIT, x, x; \
	VMINPS LIMIT, x, x

// func quantiseAVX2(out *uint8, in *float32, n int, inverse float32, l *lanes)
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-40
	MOVQ         out+0(FP), DI
	MOVQ         in+8(FP), SI
	MOVQ         n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y6
	MOVQ         l+32(FP), R13
	VPCMPEQD     Y7, Y7, Y7
	VPSRLD       $31, Y7, Y7
	VPSLLD       $7, Y7, Y7
	XORQ         AX, AX

loop:
	VMULPS    (SI)(AX*4), Y6, Y0
	VMULPS    32(SI)(AX*4), Y6, Y1
	CLAMP(Y0)
	CLAMP(Y1)
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	BYTES
	VMOVDQU   X0, (DI)(AX*1)
	ADDQ      $16, AX
	CMPQ      AX, CX
	JLT       loop
	VZEROUPPER
	RET

// GATE is the opening of the gate whose sums p points at, to be squashed.
#define GATE(p, scale, x, g) \
	VCVTDQ2PS p, g; \
	VMULPS scale, g, g; \
	VADDPS x, g, g

// CELL leaves the rounded 127*h of the elements from AX on in h. The pointers
// are those of CELLARGS.
#define CELL(h, i, f, g, s, p, q) \
	GATE((R8)(AX*4), (R10)(AX*4), (R12)(AX*4), i); \
	GATE((R8)(DX*1), (R10)(DX*1), (R12)(DX*1), f); \
	GATE((R9)(AX*4), (R11)(AX*4), (BX)(AX*4), g); \
	GATE((R9)(DX*1), (R11)(DX*1), (BX)(DX*1), h); \
	SIGMOID(i, s, p, q); \
	SIGMOID(f, s, p, q); \
	TANH(g, s, p, q); \
	SIGMOID(h, s, p, q); \
	VMULPS (SI)(AX*4), f, f; \
	VMULPS i, g, g; \
	VADDPS g, f, f; \
	VMOVUPS f, (SI)(AX*4); \
	TANH(f, s, p, q); \
	VMULPS f, h, h; \
	VMULPS LIMIT, h, h; \
	VCVTPS2DQ h, h

// func cellAVX2(h *uint8, c *float32, gates *int32, scale, x *float32, n int, l *lanes)
TEXT ·cellAVX2(SB), NOSPLIT, $0-56
	CELLARGS
	VPCMPEQD Y7, Y7, Y7
	VPSRLD   $31, Y7, Y7
	VPSLLD   $7, Y7, Y7

loop:
	CELL(Y8, Y1, Y2, Y3, Y4, Y5, Y6)
	ADDQ    $8, AX
	ADDQ    $32, DX
	CELL(Y9, Y1, Y2, Y3, Y4, Y5, Y6)
	ADDQ    $8, AX
	ADDQ    $32, DX
	VMOVDQA Y8, Y0
	VMOVDQA Y9, Y1
	BYTES
	VMOVDQU X0, -16(DI)(AX*1)
	CMPQ    AX, CX
	JLT     loop
	VZEROUPPER
	RET

// func cellAVX512(h *uint8, c *float32, gates *int32, scale, x *float32, n int, l *lanes)
TEXT ·cellAVX512(SB), NOSPLIT, $0-56
	CELLARGS
	VPTERNLOGD $0xFF, Z7, Z7, Z7
	VPSRLD     $31, Z7, Z7
	VPSLLD     $7, Z7, Z7

loop:
	CELL(Z0, Z1, Z2, Z3, Z4, Z5, Z6)
	VPADDD  Z7, Z0, Z0
	VPMOVDB Z0, (DI)(AX*1)
	ADDQ    $16, AX
	ADDQ    $64, DX
	CMPQ    AX, CX
	JLT     loop
	VZEROUPPER
	RET
