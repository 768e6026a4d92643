# Kalauz. Targets: all run check check-speech check-vm check-s3 bench bench-print bench-search soak fuzz install clean deps. See HACKING.md.

VERSION = 0.9.0

B       ?= build
PREFIX  ?= /usr/local
DATADIR ?= $(PREFIX)/share/kalauz
SYSCONFDIR ?= /etc
MANDIR  ?= $(PREFIX)/share/man
DOCDIR  ?= $(PREFIX)/share/doc/kalauz
COMPLETIONDIR ?= $(PREFIX)/share/bash-completion/completions
SYSTEMDDIR ?= $(PREFIX)/lib
UNITDIR ?= $(SYSTEMDDIR)/systemd/system
CFLAGS  ?= -O2 -g
WARN    ?= -Wall -Wextra -Wpedantic -Wformat-security
JOBS    ?= $(shell nproc)

# What stops an overrun before it is somebody's. A build with sanitizers watches for itself.
ifeq ($(findstring -fsanitize,$(CFLAGS)),)
HARDEN    ?= -fPIE -fstack-protector-strong -fstack-clash-protection \
	$(if $(filter-out -O0,$(filter -O%,$(CFLAGS))),$(if $(findstring _FORTIFY,$(CPPFLAGS)),,-D_FORTIFY_SOURCE=2))
HARDEN_LD ?= -pie -Wl,-z,relro,-z,now
endif

ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -I. -I$(B) $(WARN) $(HARDEN) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) $(HARDEN) $(CFLAGS) $(HARDEN_LD) $(LDFLAGS)

# The house: what each program is made of, by folder, see HACKING.md. A folder's files are all that stand in it.
objects = $(patsubst %.c,%.o,$(sort $(wildcard $(addsuffix /*.c,$(1)))))

CATALOGUE_OBJS   = $(call objects,$(addprefix data/,base spoken tally query guidance page search index)) po_page.o
EDITOR_OBJS      = $(call objects,$(addprefix data/editor/,faults repack source lint language build commands)) \
	po_editor.o schema.o phrases.o
KIOSK_OBJS       = kiosk/script.o $(call objects,$(addprefix kiosk/,canvas model widgets takeaway screens desk app)) po_kiosk.o
KALAUZ_OBJS      = kiosk/main.o $(call objects,kiosk/device) $(KIOSK_OBJS)

# The helpers: of the kiosk the one that prints has only the list as a job, and the words.
CALL_OBJS        = $(call objects,kiosk/call kiosk/helper)
PRINT_OBJS       = $(call objects,kiosk/print kiosk/helper) kiosk/takeaway/takeaway_job.o kiosk/takeaway/qr.o kiosk/model/printing.o

# The trust core, which kiosk and centre share; then each side's own.
TRUST_OBJS       = $(call objects,$(addprefix sync/,base transport trust))
CLIENT_OBJS      = $(call objects,$(addprefix sync/,delta upload client))
PUBLISHER_OBJS   = $(call objects,$(addprefix sync/,delta publisher))

# A program's main() stands in the file of its name.
KALAUZ_DATA_OBJS    = $(EDITOR_OBJS)
KALAUZ_SYNC_OBJS    = $(CLIENT_OBJS) $(TRUST_OBJS)
KALAUZ_PUBLISH_OBJS = $(PUBLISHER_OBJS) $(TRUST_OBJS)
KALAUZ_PRINT_OBJS   = $(PRINT_OBJS)
KALAUZ_CALL_OBJS    = $(CALL_OBJS)
MAINS = data/editor/commands/kalauz_data.o sync/client/kalauz_sync.o sync/publisher/kalauz_publish.o \
	kiosk/print/kalauz_print.o kiosk/call/kalauz_call.o

CATALOGUE_LIBS   = -lsqlite3 -lunistring -lstemmer -lm
SYNC_LIBS        = -lcurl -ljansson -lcrypto -lzstd -lseccomp
KALAUZ_DATA_LIBS = -lyaml -lgettextpo -licui18n -licuuc -lcrypto -lcurl
KIOSK_LIBS       = -lqrencode
PRINT_LIBS       = -lcups -lpangocairo-1.0 -lpango-1.0 -lcairo -lgobject-2.0 -lglib-2.0
KALAUZ_LIBS      = -lncursesw -ltinfo -lseccomp

all: $(B)/kalauz $(B)/kalauz-data $(B)/catalogue.db $(B)/search.db $(B)/kalauz-sync $(B)/kalauz-publish $(B)/kalauz-print $(B)/kalauz-call

$(B)/libcatalogue.a: $(CATALOGUE_OBJS:%=$(B)/obj/%)
	rm -f $@
	$(AR) rcs $@ $^

$(B)/kalauz: $(KALAUZ_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(KALAUZ_LIBS) $(KIOSK_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-data: $(KALAUZ_DATA_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(KALAUZ_DATA_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-sync: $(KALAUZ_SYNC_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(SYNC_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-publish: $(KALAUZ_PUBLISH_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(SYNC_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-print: $(KALAUZ_PRINT_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(PRINT_LIBS) $(KIOSK_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-call: $(KALAUZ_CALL_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(CATALOGUE_LIBS)

$(B)/obj/kiosk/print/print_draw.o: ALL_CFLAGS += $(shell pkg-config --cflags pangocairo)

$(B)/catalogue.db: $(B)/kalauz-data $(shell find data/catalogue -name '*.yaml' -o -name '*.po' 2>/dev/null)
	$(B)/kalauz-data build -o $@ --desk $(B)/desk.db data/catalogue

$(B)/search.db: $(B)/kalauz-data $(B)/catalogue.db
	$(B)/kalauz-data index -o $@ $(B)/catalogue.db

# The programs' own words and the schema, compiled in.
$(B)/po2c: data/po/po2c.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -o $@ $< -lgettextpo

$(B)/po_page.c: PO = $(addprefix data/po/page/,hu.po en.po de.po uk.po)
$(B)/po_editor.c: PO = $(addprefix data/po/editor/,hu.po en.po)
$(B)/po_kiosk.c: PO = $(addprefix kiosk/po/,hu.po en.po de.po uk.po)
$(B)/po_%.c: $(B)/po2c $(wildcard data/po/*/*.po kiosk/po/*.po)
	$(B)/po2c $*_words $(PO) > $@.new
	mv $@.new $@

$(B)/schema.c: data/schema.sql
	@mkdir -p $(@D)
	(echo 'extern const char schema_sql[]; const char schema_sql[] = {'; \
	 od -An -v -td1 data/schema.sql | sed 's/-*[0-9][0-9]*/&,/g'; echo '0};') > $@

$(B)/phrases.c: data/editor/language/phrases.tsv
	@mkdir -p $(@D)
	(echo 'extern const char phrases_tsv[]; const char phrases_tsv[] = {'; \
	 od -An -v -td1 $< | sed 's/-*[0-9][0-9]*/&,/g'; echo '0};') > $@

# Where the installed files are, which version this is, and the day that no true clock is before: that of the
# commit, so that the same sources give the same bytes.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
BUILD_DATE := $(shell date -u -d @$(SOURCE_DATE_EPOCH) +%F)
IS_VERSION = -DVERSION='"$(VERSION)"' -DBUILD_DATE='"$(BUILD_DATE)"'
IS_AT = -DDATADIR='"$(DATADIR)"' -DSYSCONFDIR='"$(SYSCONFDIR)"'
KNOW_VERSION = $(B)/obj/data/base/version.o
KNOW_WHERE = $(patsubst %,$(B)/obj/%.o,kiosk/main kiosk/print/kalauz_print kiosk/call/kalauz_call sync/client/kalauz_sync packaging/console/kalauz_console)

$(KNOW_VERSION): ALL_CFLAGS += $(IS_VERSION)
$(KNOW_WHERE): ALL_CFLAGS += $(IS_AT)
$(KNOW_VERSION): $(B)/is_version
$(KNOW_WHERE): $(B)/is_at
$(B)/is_version: FACTS = $(IS_VERSION)
$(B)/is_at: FACTS = $(IS_AT)
$(B)/is_version $(B)/is_at: always
	@mkdir -p $(@D)
	@echo "$(FACTS)" | cmp -s - $@ || echo "$(FACTS)" >$@

$(B)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/obj/%.o: $(B)/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/obj/%.d: ;
always:

# ------------------------------------------------------------- the console --

# Fonts and keymaps for the Linux console, see kalauz-kiosk(7): what they are made of is Terminus and XKB's layouts.
TERMINUS ?= /usr/share/fonts/X11/misc
CONSOLE_FONTS = $(patsubst %,$(B)/console/kalauz-%.psf,8x16 16x32 32x32 32x64)
CONSOLE_KEYMAPS = $(patsubst %,$(B)/console/%.map,hu hu-qwerty at de us gb sk ro rs-latin hr si)

$(B)/console-font: packaging/console/console_font.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -I/usr/include/freetype2 $(WARN) -O1 -o $@ $< -lfreetype

$(B)/console/kalauz-8x16.psf: FONT = ter-u16n 1 1
$(B)/console/kalauz-16x32.psf: FONT = ter-u32b 1 1
$(B)/console/kalauz-32x32.psf: FONT = ter-u32b 2 1
$(B)/console/kalauz-32x64.psf: FONT = ter-u32b 2 2
$(CONSOLE_FONTS): $(B)/console-font packaging/console/characters
	@mkdir -p $(@D)
	$(B)/console-font packaging/console/characters $(TERMINUS)/$(word 1,$(FONT))_unicode.pcf.gz $@ \
		$(word 2,$(FONT)) $(word 3,$(FONT))

$(B)/console/%.map: packaging/console/keymap
	@mkdir -p $(@D)
	packaging/console/keymap $* >$@

$(B)/console-%: packaging/console/console_%.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) $(CFLAGS) $(LDFLAGS) -o $@ $<

$(B)/kalauz-console: $(patsubst %,$(B)/obj/packaging/console/%.o,kalauz_console console_status) $(B)/obj/kiosk/device/console.o $(B)/libcatalogue.a
	$(LINK) -o $@ $^ -lunistring

CONSOLE_PROGRAMS = $(B)/kalauz-console $(B)/console-pause
console: $(CONSOLE_FONTS) $(CONSOLE_KEYMAPS) $(CONSOLE_PROGRAMS)

# ------------------------------------------------------------------ running --

run: deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@exec $(B)/kalauz

# Debian packages: what the programs need, and what the tests need besides.
BUILD_DEPS = gcc libc6-dev libncurses-dev libsqlite3-dev libunistring-dev libyaml-dev \
	libgettextpo-dev libicu-dev libstemmer-dev libssl-dev libcurl4-openssl-dev libjansson-dev \
	libzstd-dev libseccomp-dev libqrencode-dev libcups2-dev \
	libpango1.0-dev libcairo2-dev pkgconf fonts-dejavu-core ncurses-base
CHECK_DEPS = $(BUILD_DEPS) clang libclang-rt-14-dev libcmocka-dev libvterm-dev valgrind cppcheck \
	gettext hunspell hunspell-hu hunspell-en-gb hunspell-de-de hunspell-uk mandoc universal-ctags perl-base ncurses-term libc6-dbg nginx-light openssl strace python3-minimal \
	util-linux e2fsprogs libfreetype-dev xfonts-terminus console-setup xkb-data qemu-system-x86 mmdebstrap \
	poppler-utils zbar-tools cups-ipp-utils dbus-daemon squashfs-tools-ng busybox-static cpio zstd tmux xterm xvfb xfonts-base
BENCH_DEPS = $(CHECK_DEPS) lynx w3m rsync zsync casync zstd wrk iproute2 time

deps:
	@packaging/deps "to build and run kalauz" $(BUILD_DEPS)
check-deps:
	@packaging/deps "to build and test kalauz" $(CHECK_DEPS)
bench-deps:
	@packaging/deps "to measure kalauz and its peers" $(BENCH_DEPS)

# ------------------------------------------------------------------ testing --

export LSAN_OPTIONS = suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0
ASAN = $(B)/asan
ASAN_MAKE = $(MAKE) --no-print-directory B=$(ASAN) CC=clang \
	CFLAGS="-O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all"

UNIT_TESTS = $(patsubst %.c,$(B)/%,$(notdir $(wildcard tests/unit/*/test_*.c)))
PTY_TESTS = $(patsubst tests/pty/%.c,$(B)/%,$(wildcard tests/pty/test_*.c))
TEST_OBJS = kiosk/call/call_board.o kiosk/call/call_serve.o kiosk/device/decoder.o kiosk/device/printer.o kiosk/device/confine.o $(KIOSK_OBJS) $(filter-out $(MAINS),$(EDITOR_OBJS))

SYNC_TESTS = $(patsubst tests/sync/%.c,$(B)/%,$(wildcard tests/sync/test_*.c))

# For the booted machine; they stand alone, see tests/vm.
VM_PROGRAMS = $(addprefix $(B)/,vm console-text replay)

tests: all console $(UNIT_TESTS) $(PTY_TESTS) $(SYNC_TESTS) $(B)/tuf-client $(B)/hostile_server $(B)/tally_maker \
	$(B)/monkey $(B)/damage $(B)/damaged_rows $(B)/judges $(B)/paper_tool $(VM_PROGRAMS)

$(B)/libsupport.a: $(patsubst %,$(B)/obj/%,$(call objects,tests/support))
	rm -f $@
	$(AR) rcs $@ $^

$(UNIT_TESTS): $(TEST_OBJS:%=$(B)/obj/%) $(B)/libsupport.a $(B)/libcatalogue.a
	$(LINK) -o $@ $(filter %.o,$^) $(filter %.a,$^) -lcmocka $(UNIT_LIBS) -lseccomp $(KIOSK_LIBS) $(KALAUZ_DATA_LIBS) $(CATALOGUE_LIBS)
$(foreach test,$(wildcard tests/unit/*/test_*.c),$(eval $(B)/$(basename $(notdir $(test))): $(B)/obj/$(test:.c=.o)))

$(B)/libprint.a: $(patsubst %,$(B)/obj/%,$(filter-out $(MAINS),$(call objects,kiosk/print)))
	rm -f $@
	$(AR) rcs $@ $^

# test_tally makes every call fail that changes the folder.
$(B)/test_tally: UNIT_LIBS = $(patsubst %,-Wl$(comma)--wrap=%,openat write fsync renameat unlinkat fchmod)

$(B)/test_print: UNIT_LIBS = $(PRINT_LIBS)
$(B)/test_print: $(B)/libprint.a

$(PTY_TESTS): $(B)/%: $(B)/obj/tests/pty/%.o $(B)/obj/tests/pty/terminal.o $(B)/obj/kiosk/canvas/theme.o \
	$(B)/libsupport.a
	$(LINK) -o $@ $^ -lcmocka -lvterm -lutil

$(B)/libtrust.a: $(TRUST_OBJS:%=$(B)/obj/%)
	rm -f $@
	$(AR) rcs $@ $^

$(B)/libsync.a: $(patsubst %,$(B)/obj/%,$(filter-out $(MAINS),$(sort $(CLIENT_OBJS) $(PUBLISHER_OBJS))))
	rm -f $@
	$(AR) rcs $@ $^

# test_store makes every call fail that writes.
$(B)/test_store: WRAP = $(patsubst %,-Wl$(comma)--wrap=%,open openat write fsync rename renameat symlink \
	symlinkat mkdir mkdirat unlinkat ftruncate posix_fallocate)
comma = ,

# test_run fills the disk, and does not wait for it.
$(B)/test_run: WRAP = -Wl,--wrap=fstatvfs -Wl,--wrap=fsync
$(B)/test_run: $(B)/obj/tests/sync/forge.o
$(B)/test_run $(B)/test_publish: $(B)/obj/tests/sync/redate.o

# The trust core is tested alone.
TRUST_TESTS = $(B)/test_verify $(B)/test_targets
$(TRUST_TESTS): $(B)/obj/tests/sync/client.o $(B)/obj/tests/sync/forge.o
$(filter-out $(TRUST_TESTS),$(SYNC_TESTS)): $(B)/libsync.a
$(SYNC_TESTS): $(B)/%: $(B)/obj/tests/sync/%.o $(B)/libtrust.a $(B)/libcatalogue.a $(B)/libsupport.a
	$(LINK) $(WRAP) -o $@ $(filter %.o,$^) $(filter %sync.a,$^) $(B)/libtrust.a $(B)/libcatalogue.a $(B)/libsupport.a \
		-lcmocka $(SYNC_LIBS) $(CATALOGUE_LIBS)

$(B)/hostile_server: $(B)/obj/tests/sync/hostile_server.o
	$(LINK) -pthread -o $@ $^

# Days of counts, for uploads.
$(B)/tally_maker: $(B)/obj/tests/sync/tally_maker.o $(B)/libtrust.a $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(SYNC_LIBS) $(CATALOGUE_LIBS)

# The command line of the official TUF conformance suite.
$(B)/tuf-client: $(B)/obj/tests/sync/tuf_client.o $(B)/libtrust.a $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(SYNC_LIBS) $(CATALOGUE_LIBS)

# Lists as jobs, receipts as pictures.
$(B)/paper_tool: $(B)/obj/tests/print/paper_tool.o $(TEST_OBJS:%=$(B)/obj/%) $(B)/libsupport.a $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(KIOSK_LIBS) -lseccomp $(KALAUZ_DATA_LIBS) $(CATALOGUE_LIBS)

$(B)/vm: tests/vm/vm.c
$(B)/console-text: tests/vm/console_text.c
$(B)/replay: tests/vm/replay.c
$(VM_PROGRAMS):
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -O1 -o $@ $<

$(B)/screenshot: $(B)/obj/tests/pty/screenshot.o $(B)/obj/tests/pty/svg.o $(B)/obj/tests/pty/terminal.o
	$(LINK) -o $@ $^ -lvterm -lutil

# What the kiosk writes, shown by four terminals.
JUDGES_OBJS = $(call objects,tests/judges kiosk/canvas kiosk/device)
$(B)/judges: $(JUDGES_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ -lvterm -lutil $(KALAUZ_LIBS) -lunistring

$(B)/monkey: $(B)/obj/tests/faults/monkey.o
	$(LINK) -o $@ $^

$(B)/damage: $(B)/obj/tests/faults/damage.o $(KIOSK_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(KIOSK_LIBS) $(CATALOGUE_LIBS)

$(B)/damaged_rows: $(patsubst %,$(B)/obj/tests/faults/%.o,damaged_rows row_damage walks) $(TEST_OBJS:%=$(B)/obj/%) $(B)/libsupport.a \
	$(B)/libcatalogue.a
	$(LINK) -o $@ $^ -lseccomp $(KIOSK_LIBS) $(KALAUZ_DATA_LIBS) $(CATALOGUE_LIBS)

# Built apart, once with gcc and as packages are (what the booted machine installs is not made anew under the other tests),
# once with clang and sanitizers, and no warning passes.
CHECK = $(B)/check
check: check-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) B=$(CHECK) PREFIX=/usr WARN="$(WARN) -Werror" tests
	@$(ASAN_MAKE) -s -j$(JOBS) WARN="$(WARN) -Werror" tests
	@tests/run $(CHECK) $(ASAN)

# What a voice makes of the words that it is given; a minute.
check-speech:
	@packaging/deps "to listen to the spoken forms" $(BUILD_DEPS) espeak-ng
	@$(MAKE) --no-print-directory -s -j$(JOBS) $(B)/kalauz-data
	@tests/speech/run $(B)

# All that can happen to a machine in a hall, in machines that boot; about an hour.
check-vm: check-deps deb
	@$(MAKE) --no-print-directory -s -j$(JOBS) tests
	@tests/vm/all $(B)

# A printer in the network, and all that can happen to it; codes on pages and in xterm, read; ten minutes.
check-print: check-deps
	@packaging/deps "to type into xterm" xdotool
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(B)/paper_tool
	@tests/print/ipp $(B)
	@tests/print/codes $(B)

# Counts to a real S3 store, which it installs (70 MB); a minute.
check-s3: check-deps
	@packaging/deps "to test uploads to S3" ceph-mon ceph-osd ceph-common radosgw curl bc
	@$(MAKE) --no-print-directory -s -j$(JOBS) $(B)/kalauz-sync $(B)/tally_maker
	@tests/sync/s3 $(B)

# Breaks the trust core check by check, and what judges a case at places that MUTANTS (COUNT SEED) draws, or all of them;
# a test must notice.
MUTANTS ?= 60 1
mutants: check-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(addprefix $(B)/test_,logic cases papers merging verdict guidance questions oracle calendar) \
		$(SYNC_TESTS) $(B)/tally_maker $(B)/hostile_server
	@tests/unit/mutants $(B) $(MUTANTS)
	@tests/sync/mutants $(B)

# Ten times as many random events, damaged rows and killed uploads as `check`, and damage to the whole catalogue.
soak: check-deps
	@$(ASAN_MAKE) -s -j$(JOBS) tests
	mkdir -p $(ASAN)/rows.d
	$(ASAN)/kalauz-data build -o $(ASAN)/rows.d/catalogue.db --desk $(ASAN)/rows.d/desk.db tests/fixtures/small
	$(ASAN)/kalauz-data index $(ASAN)/rows.d/catalogue.db
	$(ASAN)/damaged_rows $(ASAN)/rows.d/catalogue.db 5000 $${SEED:-$$(date +%s)}
	$(ASAN)/damage $(ASAN)/catalogue.db $(ASAN)/kalauz
	$(ASAN)/monkey 1000000 $${SEED:-$$(date +%s)} | $(ASAN)/kalauz --kiosk --config /dev/null \
		--script - --catalogue $(ASAN)/catalogue.db --now 2026-11-23T09:41 | tail -n 30
	KILLS=500 PARTS=killed_often tests/sync/upload $(ASAN)

# Every fuzz target for FUZZ_SECONDS; what it finds stays in build/fuzz.
FUZZ_SECONDS ?= 30
FUZZ_MAKE = $(MAKE) --no-print-directory B=$(B)/fuzz CC=clang \
	CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"
FUZZ_TARGETS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

$(FUZZ_TARGETS:%=$(B)/%): $(B)/%: $(B)/obj/tests/fuzz/%.o $(TEST_OBJS:%=$(B)/obj/%) $(B)/libprint.a $(B)/libsync.a \
	$(B)/libtrust.a $(B)/libcatalogue.a
	$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(KIOSK_LIBS) $(KALAUZ_DATA_LIBS) $(SYNC_LIBS) $(CATALOGUE_LIBS)

fuzz: check-deps
	@$(FUZZ_MAKE) -s -j$(JOBS) $(FUZZ_TARGETS:%=$(B)/fuzz/%)
	@tests/fuzz/run $(B)/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

# -------------------------------------------------------------- measuring --

GENERATE_OBJS = $(patsubst %,tests/bench/%.o,generate plan plan_registers plan_services prose prose_words sheet)
BENCH_OBJS = $(patsubst %,tests/bench/%.o,bench pages process samples walk) tests/pty/terminal.o

$(B)/generate: $(GENERATE_OBJS:%=$(B)/obj/%)
	$(LINK) -o $@ $^

$(B)/cases $(B)/order: $(B)/%: $(B)/obj/tests/bench/%.o $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(CATALOGUE_LIBS)

$(B)/bench: $(BENCH_OBJS:%=$(B)/obj/%)
	$(LINK) -o $@ $^ -lvterm -lutil

# From the key to the printer, in a terminal.
$(B)/print-bench: $(patsubst %,$(B)/obj/tests/%.o,bench/print_bench bench/samples pty/terminal) $(B)/obj/kiosk/takeaway/takeaway_job.o \
	$(B)/libcatalogue.a
	$(LINK) -o $@ $^ -lvterm -lutil $(CATALOGUE_LIBS)

# BENCH=--quick for a rough table in a minute or two.
bench: bench-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(B)/generate $(B)/bench $(B)/cases $(B)/order
	@$(B)/bench --build $(B) $(BENCH)
	@$(B)/cases
	@$(B)/order $(B)/catalogue.db

# From the key to the printer: 200 lists to each of four.
bench-print: bench-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(B)/print-bench $(B)/paper_tool
	@tests/bench/print $(B)

SEARCH_BENCH_OBJS = $(patsubst %,tests/bench/%.o,search_bench search_peers search_quality)

$(B)/bench-search: $(SEARCH_BENCH_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(LINK) -o $@ $^ $(CATALOGUE_LIBS)

# How well the search answers, beside FTS5 on the same catalogue; then how fast. QUERIES: other files of queries.
QUERIES = $(addprefix tests/bench/,queries.tsv queries_heldout.tsv queries_dev2.tsv queries_people.tsv \
	queries_people_heldout.tsv queries_new.tsv queries_new_heldout.tsv queries_more.tsv queries_hall.tsv)
bench-search: bench-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(B)/generate $(B)/bench-search
	@$(B)/bench-search $(SEARCH_BENCH) $(B)/catalogue.db $(B)/search.db $(QUERIES)
	@tests/bench/search_sizes $(B) $(QUERIES)

# Deltas, requests and bytes, beside rsync, zsync, casync and whole images; about ten minutes.
bench-sync: bench-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(B)/generate
	@tests/bench/sync $(B)

# The pictures of README.md.
PICTURE = $(B)/kalauz --config /dev/null --now 2026-11-23T09:41
GRANT = a,n,y,a,s,a,g,i,Space,t,a,m,o,g,a,t,a,s,Enter,F8
pictures: all $(B)/screenshot
	$(B)/screenshot -o tests/screens/start.svg $(PICTURE)
	$(B)/screenshot -o tests/screens/search.svg -k l,e,j,a,r,t,Space,a,Space,j,o,g,s,i,m $(PICTURE)
	$(B)/screenshot -o tests/screens/question.svg -k $(GRANT),1,Enter $(PICTURE)
	$(B)/screenshot -o tests/screens/service.svg \
		-k $(GRANT),1,Enter,2,Enter,1,Enter,1,Enter,2,Enter,1,Enter,1,Enter,2,Enter $(PICTURE)

# Everything that is made from a .c file of this tree.
programs: tests $(FUZZ_TARGETS:%=$(B)/%) $(B)/screenshot $(B)/generate $(B)/cases $(B)/order $(B)/bench $(B)/bench-search $(B)/print-bench

install: all console
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(DATADIR) $(DESTDIR)$(DOCDIR)/examples
	install -m 755 $(B)/kalauz $(B)/kalauz-data $(B)/kalauz-sync $(B)/kalauz-publish $(B)/kalauz-print $(B)/kalauz-call $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(B)/catalogue.db $(B)/search.db $(DESTDIR)$(DATADIR)
	install -m 644 README.md CHANGELOG.md LICENSE $(DESTDIR)$(DOCDIR)
	install -m 644 packaging/conf/*.conf $(DESTDIR)$(DOCDIR)/examples
	install -d $(DESTDIR)$(PREFIX)/lib/kalauz $(DESTDIR)$(DATADIR)/console $(DESTDIR)$(DATADIR)/image
	install -m 755 $(CONSOLE_PROGRAMS) $(DESTDIR)$(PREFIX)/lib/kalauz
	install -d $(DESTDIR)$(PREFIX)/sbin
	for script in lib/kalauz/kalauz-lockdown sbin/kalauz-selftest sbin/kalauz-setup; do \
		sed 's|/usr/share/kalauz|$(DATADIR)|; s|/usr/lib/kalauz|$(PREFIX)/lib/kalauz|; s|/usr/bin/|$(PREFIX)/bin/|' \
			packaging/*/$${script##*/} >$(DESTDIR)$(PREFIX)/$$script && chmod 755 $(DESTDIR)$(PREFIX)/$$script || exit 1; done
	cp -r packaging/image/etc $(DESTDIR)$(DATADIR)/image/
	install -m 644 $(CONSOLE_FONTS) $(CONSOLE_KEYMAPS) $(DESTDIR)$(DATADIR)/console
	install -d $(DESTDIR)$(UNITDIR) $(DESTDIR)$(SYSTEMDDIR)/sysusers.d $(DESTDIR)$(SYSTEMDDIR)/tmpfiles.d
	for unit in packaging/systemd/*.service packaging/systemd/*.timer packaging/systemd/*.socket; do \
		sed 's|/usr/bin/|$(PREFIX)/bin/|; s|/usr/lib/kalauz|$(PREFIX)/lib/kalauz|' $$unit >$(DESTDIR)$(UNITDIR)/$${unit##*/} || exit 1; done
	install -d $(DESTDIR)$(UNITDIR)/kalauz.service.d
	install -m 644 packaging/systemd/kalauz.service.d/*.conf $(DESTDIR)$(UNITDIR)/kalauz.service.d
	install -d $(DESTDIR)$(SYSTEMDDIR)/udev/rules.d
	install -m 644 packaging/console/*.rules $(DESTDIR)$(SYSTEMDDIR)/udev/rules.d
	for kind in sysusers tmpfiles; do for file in packaging/systemd/*.$$kind; do name=$${file##*/}; \
		install -m 644 $$file $(DESTDIR)$(SYSTEMDDIR)/$$kind.d/$${name%.*}.conf || exit 1; done; done
	install -d $(DESTDIR)$(COMPLETIONDIR)
	for program in kalauz kalauz-data kalauz-sync kalauz-publish kalauz-print kalauz-call kalauz-setup; do \
		install -m 644 packaging/completion/kalauz $(DESTDIR)$(COMPLETIONDIR)/$$program || exit 1; done
	for page in man/*.[1-8]; do folder=$(DESTDIR)$(MANDIR)/man$${page##*.}; install -d $$folder && \
		sed 's|/usr/local/share/kalauz|$(DATADIR)|' $$page >$$folder/$${page##*/} || exit 1; done
	install -d $(DESTDIR)$(MANDIR)/hu/man7
	install -m 644 man/hu/*.7 $(DESTDIR)$(MANDIR)/hu/man7

# What shows that an installed kiosk is right: kalauz-tests(8).
install-tests: $(B)/monkey
	install -d $(DESTDIR)$(PREFIX)/lib/kalauz/tests/screens $(DESTDIR)$(PREFIX)/lib/kalauz/tests/fixtures $(DESTDIR)$(PREFIX)/sbin
	install -m 755 $(B)/monkey $(DESTDIR)$(PREFIX)/lib/kalauz/tests
	install -m 755 tests/screens/run $(DESTDIR)$(PREFIX)/lib/kalauz/tests/screens
	install -m 644 tests/screens/*.script tests/screens/*.screen $(DESTDIR)$(PREFIX)/lib/kalauz/tests/screens
	cp -r tests/fixtures/screens tests/fixtures/*.conf $(DESTDIR)$(PREFIX)/lib/kalauz/tests/fixtures
	sed 's|/usr/lib/kalauz|$(PREFIX)/lib/kalauz|; s|/usr/share/kalauz|$(DATADIR)|' packaging/setup/kalauz-tests \
		>$(DESTDIR)$(PREFIX)/sbin/kalauz-tests
	chmod 755 $(DESTDIR)$(PREFIX)/sbin/kalauz-tests

# Debian packages, in $(B)/deb; that they install, upgrade and go as they should is proved in clean chroots.
DEB = $(B)/deb
DEB_DEPS = $(BUILD_DEPS) debhelper dpkg-dev fakeroot lintian libfreetype-dev xfonts-terminus console-setup xkb-data
deb:
	@packaging/deps "to build the packages" $(DEB_DEPS)
	@packaging/build-deb $(DEB)
check-deb: deb
	@packaging/deps "to test the packages" mmdebstrap
	@tests/deb/run $(DEB)

clean:
	rm -rf $(B)

.PHONY: all always run deps check-deps bench-deps tests programs check check-speech check-vm check-print check-s3 mutants soak fuzz bench \
	bench-print bench-search \
	bench-sync pictures console deb check-deb install install-tests clean
.DELETE_ON_ERROR:
-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
