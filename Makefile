# SPDX-License-Identifier: GPL-2.0-or-later
# The two commands: "make run" starts the daemon, "make test" checks everything. "make help" lists the rest.

CONFIGURATION ?= Release
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
FUZZ_SECONDS ?= 60
BENCH_ARGS ?=
DEMO_ARGS ?=
RUN_ARGS ?=

DAEMON := artifacts/bin/Daemon/$(shell echo $(CONFIGURATION) | tr A-Z a-z)/pyctd
DOTNET_BUILD := dotnet build --configuration $(CONFIGURATION) --no-restore --nologo -v quiet

# One command leaves no build servers behind, and says nothing to anybody.
export DOTNET_NOLOGO := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_CLI_USE_MSBUILD_SERVER := 0
export MSBUILDDISABLENODEREUSE := 1
export UseSharedCompilation := false
export CONFIGURATION PREFIX SYSCONFDIR DESTDIR

.DEFAULT_GOAL := build
.PHONY: build restore run demo test pure-test kernel-test format fuzz bench publish deb install uninstall clean help

build: restore ## build the solution, warnings as errors
	$(DOTNET_BUILD) PyCtd.sln

restore:
	dotnet restore PyCtd.sln --locked-mode -v quiet

run: ## build and start the daemon in the foreground (RUN_ARGS='--listen ...')
	dotnet restore Daemon/Daemon.csproj --locked-mode -v quiet
	$(DOTNET_BUILD) Daemon/Daemon.csproj
	$(DAEMON) $(RUN_ARGS)

demo: ## a firewall with live traffic in namespaces of its own, and the daemon on it (DEMO_ARGS=--once)
	dotnet restore Daemon/Daemon.csproj --locked-mode -v quiet
	$(DOTNET_BUILD) Daemon/Daemon.csproj
	packaging/demo/demo.sh --daemon $(DAEMON) $(DEMO_ARGS)

test: ## everything: packages, build, format, all tests, fuzz and demo smoke; last line "N passed, N failed"
	@build/test.sh all

pure-test: ## the tests that need no kernel, no privilege and no foreign program
	@build/test.sh pure

kernel-test: ## the tests that make network namespaces and talk to this kernel
	@build/test.sh kernel

format: ## let dotnet format mend what it can
	dotnet format PyCtd.sln

fuzz: build ## feed the decoders random bytes (FUZZ_SECONDS=60)
	dotnet run --project Tests/Fuzz --configuration $(CONFIGURATION) --no-build -- --seconds $(FUZZ_SECONDS)

bench: ## measure against the kernel's own speed (BENCH_ARGS=--help); needs root and a quiet machine
	@build/bench.sh $(BENCH_ARGS)

publish: ## compile ahead what an installation holds into artifacts/publish
	build/publish.sh

deb: ## build the Debian packages into artifacts/deb, for the system's runtime and with one of their own
	build/deb.sh

install: publish ## install under DESTDIR and PREFIX (/usr/local)
	build/install.sh

uninstall: ## remove what install put there, but no configuration
	build/install.sh --remove

clean: ## remove everything that was built
	rm -rf artifacts

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14
