# Kalauz. Targets: all run check bench bench-search soak fuzz install clean deps. See HACKING.md.

B       ?= build
PREFIX  ?= /usr/local
DATADIR ?= $(PREFIX)/share/kalauz
SYSCONFDIR ?= /etc
MANDIR  ?= $(PREFIX)/share/man
SYSTEMDDIR ?= $(PREFIX)/lib
CFLAGS  ?= -O2 -g
WARN    ?= -Wall -Wextra -Wpedantic -Werror
JOBS    ?= $(shell nproc)

ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -I. -I$(B) $(WARN) $(CFLAGS)

# What each program is made of.
CATALOGUE_OBJS = $(patsubst %,data/%.o, \
	arena az calendar catalogue conditions conf days db documents file glossary guidance matters offices \
	page page_errands page_matter page_papers page_service page_verdict papers questions reader search \
	search_compound search_fold search_found search_guess search_index search_index_keys \
	search_index_texts search_index_words search_index_write search_lexicon search_rank \
	search_spelling search_stop search_store search_ways search_words services status stem table text \
	tokens topics verdict words) page_words.o
KALAUZ_DATA_OBJS = $(patsubst %,data/%.o, \
	build build_az build_order build_registers build_service build_texts builder check collate digest \
	editor faults graph kalauz_data lint lint_calendar lint_cases lint_conditions lint_cycles \
	lint_references lint_requirements lint_services nearest options pages pages_read pages_write \
	papers_command pot requirements rows search_command shape shape_tables shape_value show source \
	source_bytes source_cases source_condition source_node source_po source_yaml spans texts view \
	view_answers) editor_words.o schema.o
KIOSK_OBJS = $(patsubst %,kiosk/%.o, \
	app app_chrome app_events app_stack app_visit canvas chrome edit guided keyboard keymap layout \
	listing menu pager pager_draw pager_layout replica results scr_az scr_case scr_language scr_list \
	scr_notice scr_page scr_question scr_search scr_start script settings theme visit) kiosk_words.o
KALAUZ_OBJS = kiosk/main.o kiosk/term.o $(KIOSK_OBJS)

# The trust core, which kiosk and centre share; then each side's own.
TRUST_OBJS = $(patsubst %,sync/%.o, \
	canonical delegations fetch fetch_folder fetch_policy fetch_transfer files glob keys metadata \
	metadata_roles names report trust verify)
SYNC_OBJS = $(patsubst %,sync/%.o, \
	apply obtain progress rehearse run sandbox state store store_record sync_settings)
PUBLISH_OBJS = sync/apply.o sync/progress.o $(patsubst %,sync/publish_%.o, \
	catalogue files keyring keys metadata options order passphrase prune release repository sign \
	status verify)
KALAUZ_SYNC_OBJS = sync/kalauz_sync.o $(SYNC_OBJS) $(TRUST_OBJS)
KALAUZ_PUBLISH_OBJS = sync/kalauz_publish.o $(PUBLISH_OBJS) $(TRUST_OBJS)

CATALOGUE_LIBS   = -lsqlite3 -lunistring -lstemmer -lm
SYNC_LIBS        = -lcurl -ljansson -lcrypto -lzstd -lseccomp
KALAUZ_DATA_LIBS = -lyaml -lgettextpo -licui18n -licuuc -lcrypto
KALAUZ_LIBS      = -lncursesw -ltinfo

all: $(B)/kalauz $(B)/kalauz-data $(B)/catalogue.db $(B)/search.db $(B)/kalauz-sync $(B)/kalauz-publish

$(B)/libcatalogue.a: $(CATALOGUE_OBJS:%=$(B)/obj/%)
	rm -f $@
	$(AR) rcs $@ $^

$(B)/kalauz: $(KALAUZ_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(KALAUZ_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-data: $(KALAUZ_DATA_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(KALAUZ_DATA_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-sync: $(KALAUZ_SYNC_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(SYNC_LIBS) $(CATALOGUE_LIBS)

$(B)/kalauz-publish: $(KALAUZ_PUBLISH_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(SYNC_LIBS) $(CATALOGUE_LIBS)

$(B)/catalogue.db: $(B)/kalauz-data $(shell find data/catalogue -name '*.yaml' -o -name '*.po' 2>/dev/null)
	$(B)/kalauz-data build -o $@ data/catalogue

$(B)/search.db: $(B)/kalauz-data $(B)/catalogue.db
	$(B)/kalauz-data index -o $@ $(B)/catalogue.db

# The programs' own words and the schema, compiled in.
$(B)/po2c: data/po2c.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE $(WARN) -o $@ $< -lgettextpo

$(B)/page_words.c: $(B)/po2c $(wildcard data/po/page/*.po)
	$(B)/po2c page_words data/po/page/hu.po data/po/page/en.po data/po/page/de.po data/po/page/uk.po > $@.new
	mv $@.new $@

$(B)/editor_words.c: $(B)/po2c $(wildcard data/po/editor/*.po)
	$(B)/po2c editor_words data/po/editor/hu.po data/po/editor/en.po > $@.new
	mv $@.new $@

$(B)/kiosk_words.c: $(B)/po2c $(wildcard kiosk/po/*.po)
	$(B)/po2c kiosk_words kiosk/po/hu.po kiosk/po/en.po kiosk/po/de.po kiosk/po/uk.po > $@.new
	mv $@.new $@

$(B)/schema.c: data/schema.sql
	@mkdir -p $(@D)
	(echo 'extern const char schema_sql[]; const char schema_sql[] = {'; \
	 od -An -v -td1 data/schema.sql | sed 's/-*[0-9][0-9]*/&,/g'; echo '0};') > $@

# main.c knows where the installed catalogue and the configuration are.
$(B)/obj/kiosk/main.o: ALL_CFLAGS += -DDATADIR='"$(DATADIR)"' -DSYSCONFDIR='"$(SYSCONFDIR)"'

# A clock that is earlier than the program was made is wrong.
BUILD_DATE ?= $(shell date -u -d @$${SOURCE_DATE_EPOCH:-$$(date +%s)} +%F)
$(B)/obj/sync/kalauz_sync.o: ALL_CFLAGS += -DSYSCONFDIR='"$(SYSCONFDIR)"' -DBUILD_DATE='"$(BUILD_DATE)"'

$(B)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/obj/%.o: $(B)/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# ------------------------------------------------------------------ running --

run: deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all
	@exec $(B)/kalauz

# Debian packages: what the programs need, and what the tests need besides.
BUILD_DEPS = gcc libc6-dev libncurses-dev libsqlite3-dev libunistring-dev libyaml-dev \
	libgettextpo-dev libicu-dev libstemmer-dev libssl-dev libcurl4-openssl-dev libjansson-dev \
	libzstd-dev libseccomp-dev ncurses-base
CHECK_DEPS = $(BUILD_DEPS) clang libclang-rt-14-dev libcmocka-dev libvterm-dev valgrind cppcheck \
	gettext mandoc ncurses-term libc6-dbg nginx-light openssl strace python3-minimal util-linux e2fsprogs
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

UNIT_TESTS = $(patsubst tests/unit/%.c,$(B)/%,$(wildcard tests/unit/test_*.c))
PTY_TESTS = $(patsubst tests/pty/%.c,$(B)/%,$(wildcard tests/pty/test_*.c))
TEST_OBJS = $(KIOSK_OBJS) $(filter-out data/kalauz_data.o,$(KALAUZ_DATA_OBJS))

SYNC_TESTS = $(patsubst tests/sync/%.c,$(B)/%,$(wildcard tests/sync/test_*.c))

tests: all $(UNIT_TESTS) $(PTY_TESTS) $(SYNC_TESTS) $(B)/tuf-client $(B)/hostile_server \
	$(B)/monkey $(B)/damage

$(UNIT_TESTS): $(B)/%: $(B)/obj/tests/unit/%.o $(TEST_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(KALAUZ_DATA_LIBS) $(CATALOGUE_LIBS)

$(PTY_TESTS): $(B)/%: $(B)/obj/tests/pty/%.o $(B)/obj/tests/pty/terminal.o $(B)/obj/kiosk/theme.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka -lvterm -lutil

$(B)/libtrust.a: $(TRUST_OBJS:%=$(B)/obj/%)
	rm -f $@
	$(AR) rcs $@ $^

$(B)/libsync.a: $(patsubst %,$(B)/obj/%,$(sort $(SYNC_OBJS) $(PUBLISH_OBJS)))
	rm -f $@
	$(AR) rcs $@ $^

# test_store makes every call fail that writes.
$(B)/test_store: LDFLAGS += $(patsubst %,-Wl$(comma)--wrap=%,open openat write fsync rename renameat symlink \
	symlinkat mkdir mkdirat unlinkat ftruncate posix_fallocate)
comma = ,

# test_run fills the disk, and does not wait for it.
$(B)/test_run: LDFLAGS += -Wl,--wrap=fstatvfs -Wl,--wrap=fsync
$(B)/test_run: $(B)/obj/tests/sync/forge.o

# The trust core is tested alone.
TRUST_TESTS = $(B)/test_verify $(B)/test_targets
$(TRUST_TESTS): $(B)/obj/tests/sync/client.o $(B)/obj/tests/sync/forge.o
$(filter-out $(TRUST_TESTS),$(SYNC_TESTS)): $(B)/libsync.a
$(SYNC_TESTS): $(B)/%: $(B)/obj/tests/sync/%.o $(B)/libtrust.a $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %sync.a,$^) $(B)/libtrust.a $(B)/libcatalogue.a \
		-lcmocka $(SYNC_LIBS) $(CATALOGUE_LIBS)

$(B)/hostile_server: $(B)/obj/tests/sync/hostile_server.o
	$(CC) $(CFLAGS) $(LDFLAGS) -pthread -o $@ $^

# The command line of the official TUF conformance suite.
$(B)/tuf-client: $(B)/obj/tests/sync/tuf_client.o $(B)/libtrust.a $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(SYNC_LIBS) $(CATALOGUE_LIBS)

$(B)/screenshot: $(B)/obj/tests/pty/screenshot.o $(B)/obj/tests/pty/svg.o $(B)/obj/tests/pty/terminal.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lvterm -lutil

$(B)/monkey: $(B)/obj/tests/faults/monkey.o
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(B)/damage: $(B)/obj/tests/faults/damage.o $(KIOSK_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(CATALOGUE_LIBS)

check: check-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) tests
	@$(ASAN_MAKE) -s -j$(JOBS) tests
	@tests/run $(B) $(ASAN)

# Breaks each check of the trust core in turn; a test must notice.
mutants: check-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) $(B)/libcatalogue.a $(B)/catalogue.db
	@tests/sync/mutants

# Ten times as many random events as `check`.
soak: check-deps
	@$(ASAN_MAKE) -s -j$(JOBS) tests
	$(ASAN)/monkey 1000000 $${SEED:-$$(date +%s)} | $(ASAN)/kalauz --kiosk --config /dev/null \
		--script - --catalogue $(ASAN)/catalogue.db --now 2026-11-23T09:41 | tail -n 30

# Every fuzz target for FUZZ_SECONDS; what it finds stays in build/fuzz.
FUZZ_SECONDS ?= 30
FUZZ_MAKE = $(MAKE) --no-print-directory B=$(B)/fuzz CC=clang \
	CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all"
FUZZ_TARGETS = $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/fuzz_*.c))

$(FUZZ_TARGETS:%=$(B)/%): $(B)/%: $(B)/obj/tests/fuzz/%.o $(TEST_OBJS:%=$(B)/obj/%) $(B)/libsync.a \
	$(B)/libtrust.a $(B)/libcatalogue.a
	$(CC) $(CFLAGS) -fsanitize=fuzzer -o $@ $^ $(KALAUZ_DATA_LIBS) $(SYNC_LIBS) $(CATALOGUE_LIBS)

fuzz: check-deps
	@$(FUZZ_MAKE) -s -j$(JOBS) $(FUZZ_TARGETS:%=$(B)/fuzz/%)
	@tests/fuzz/run $(B)/fuzz $(FUZZ_SECONDS) $(FUZZ_TARGETS)

# -------------------------------------------------------------- measuring --

GENERATE_OBJS = $(patsubst %,tests/bench/%.o,generate plan plan_registers plan_services prose prose_words sheet)
BENCH_OBJS = $(patsubst %,tests/bench/%.o,bench pages process samples walk) tests/pty/terminal.o

$(B)/generate: $(GENERATE_OBJS:%=$(B)/obj/%)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

$(B)/cases: $(B)/obj/tests/bench/cases.o $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(CATALOGUE_LIBS)

$(B)/bench: $(BENCH_OBJS:%=$(B)/obj/%)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ -lvterm -lutil

# BENCH=--quick for a rough table in a minute or two.
bench: bench-deps
	@$(MAKE) --no-print-directory -s -j$(JOBS) all $(B)/generate $(B)/bench $(B)/cases
	@$(B)/bench --build $(B) $(BENCH)
	@$(B)/cases

SEARCH_BENCH_OBJS = $(patsubst %,tests/bench/%.o,search search_peers search_quality)

$(B)/bench-search: $(SEARCH_BENCH_OBJS:%=$(B)/obj/%) $(B)/libcatalogue.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(CATALOGUE_LIBS)

# How well the search answers, beside FTS5 on the same catalogue; then how fast. QUERIES: other files of queries.
QUERIES = tests/bench/queries.tsv tests/bench/queries_heldout.tsv
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
pictures: all $(B)/screenshot
	$(B)/screenshot -o tests/screens/start.svg $(PICTURE)
	$(B)/screenshot -o tests/screens/search.svg -k l,e,j,a,r,t,Space,a,Space,j,o,g,s,i,m $(PICTURE)
	$(B)/screenshot -o tests/screens/question.svg -k 3,Enter,4,Enter,F8,2,Enter $(PICTURE)
	$(B)/screenshot -o tests/screens/service.svg \
		-k 3,Enter,4,Enter,F8,2,Enter,1,Enter,1,Enter,1,Enter,1,Enter,1,Space,2,Space $(PICTURE)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(DATADIR) $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5 \
		$(DESTDIR)$(MANDIR)/man8
	install -m 755 $(B)/kalauz $(B)/kalauz-data $(B)/kalauz-sync $(B)/kalauz-publish $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(B)/catalogue.db $(B)/search.db packaging/kalauz.conf packaging/kalauz-sync.conf $(DESTDIR)$(DATADIR)
	install -d $(DESTDIR)$(SYSTEMDDIR)/systemd/system $(DESTDIR)$(SYSTEMDDIR)/sysusers.d
	for unit in packaging/*.service packaging/*.timer; do \
		sed 's|/usr/bin/|$(PREFIX)/bin/|' $$unit >$(DESTDIR)$(SYSTEMDDIR)/systemd/system/$${unit##*/} || exit 1; done
	install -m 644 packaging/kalauz-sync.sysusers $(DESTDIR)$(SYSTEMDDIR)/sysusers.d/kalauz-sync.conf
	install -m 644 man/*.1 $(DESTDIR)$(MANDIR)/man1
	install -m 644 man/*.5 $(DESTDIR)$(MANDIR)/man5
	install -m 644 man/*.8 $(DESTDIR)$(MANDIR)/man8

clean:
	rm -rf $(B)

.PHONY: all run deps check-deps bench-deps tests check mutants soak fuzz bench bench-search bench-sync pictures \
	install clean
.DELETE_ON_ERROR:
-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
