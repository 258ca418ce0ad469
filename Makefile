# `make` alone lists the targets.
SHELL   := /bin/bash
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo dev)
BIN     := bin/hearsay
SHARED  ?= ../shared
WORK    ?= train/work
SERVER  ?= postgres://postgres@127.0.0.1:5432/postgres
export CGO_ENABLED := 0

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## ?/\1\t/' | expand -t 14

.PHONY: build
build: ## build the one static binary, bin/hearsay
	go build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o $(BIN) ./cmd/hearsay

.PHONY: demo
demo: build ## code the example reports and show what they dispute
	@tmp=$$(mktemp -d) && trap 'rm -rf "$$tmp"' EXIT && \
	$(BIN) code testdata/reports && \
	$(BIN) add --ledger "$$tmp/demo.sqlite" testdata/reports >/dev/null && \
	$(BIN) disputes --ledger "$$tmp/demo.sqlite"

.PHONY: run
run: build ## code one report: make run REPORT=file.txt
	$(BIN) code $(REPORT)

.PHONY: test
test: ## all tests that need nothing but Go (fast, offline)
	go test ./...

.PHONY: test-postgres
test-postgres: ## the tests of the ledger on PostgreSQL too: make test-postgres SERVER=postgres://…
	HEARSAY_TEST_POSTGRES=$(SERVER) go test ./store ./worker ./cmd/hearsay

.PHONY: test-crash
test-crash: ## kill hearsay add a hundred times on each database; nothing may be lost
	HEARSAY_TEST_POSTGRES=$(SERVER) go test ./cmd/hearsay -run TestCrash -count 1 -timeout 60m -v -crashes 100

.PHONY: man
man: build ## write the manual pages, dist/man
	$(BIN) man dist/man

.PHONY: check
check: ## formatting, vet and who may import whom
	@test -z "$$(gofmt -l . )" || { echo "gofmt -l:"; gofmt -l .; exit 1; }
	go vet ./...
	go mod tidy -diff
	go test -run TestImports .

.PHONY: lint
lint: ## staticcheck, from a tools module of its own
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

.PHONY: lexicon
lexicon: ## run the examples that every event rule carries
	go test ./lexicon/... ./coding -run Lexicon

.PHONY: golden
golden: ## rewrite the golden files; review the diff
	go test ./pipeline/... ./cmd/... ./export/... -run Golden -update

.PHONY: fuzz
fuzz: ## fuzz every reader of foreign bytes for 20 seconds each
	@for p in $$(go list ./...); do \
		for f in $$(go test -list '^Fuzz' $$p 2>/dev/null | grep '^Fuzz'); do \
			echo "$$p $$f"; go test $$p -run '^$$' -fuzz "^$$f$$" -fuzztime 20s || exit 1; \
		done; done

.PHONY: bench
bench: ## speed, the figures of docs/performance.md
	go test ./... -run '^$$' -bench . -benchmem

.PHONY: eval
eval: build ## code the development data in $(SHARED): make eval [TASKS="parse events"]
	eval/accuracy.sh $(BIN) $(SHARED) $(TASKS)

.PHONY: train
train: ## make the models anew from $(SHARED)/data (PyTorch, better with a GPU; see model/*.md)
	go run ./train/boundary -data $(SHARED)/data -out model/en.boundary
	train/parser/train.sh $(SHARED)/data $(WORK)
	go run ./train/attribution -data $(SHARED)/data/polnear/train.jsonl.gz -out model/en.attribution
	go run ./train/muc4 -data $(SHARED)/data/muc4/train.jsonl -out model/en.muc4

.PHONY: clean
clean: ## remove what was built
	rm -rf bin dist
