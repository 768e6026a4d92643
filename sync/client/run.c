#include "sync/client/run.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "data/catalogue.h"
#include "sync/base/files.h"
#include "sync/client/obtain.h"
#include "sync/client/obtain_desk.h"
#include "sync/client/rehearse.h"
#include "sync/delta/apply.h"
#include "sync/transport/fetch_policy.h"
#include "sync/trust/metadata.h"
#include "sync/trust/verify.h"

#define CATALOGUE "catalogue.db"
#define INDEX     "search.db"

enum {
	UNFIT_SECONDS = 24 * 3600,        /* until a release that failed its rehearsal is tried again */
};

/* All that a pass holds while it lasts. */
struct pass {
	struct run *run;
	struct store *store;
	struct report *report;
	struct trust *trust;
	struct fetcher *fetcher;
	struct target target;  /* what should be in place */
};

/* The later of two times. */
static int64_t
later(int64_t one, int64_t other)
{
	return one > other ? one : other;
}

void
run_begin(struct run *run, int64_t clock)
{
	size_t size;
	char *bytes = store_read(run->store, STATE_JSON, STATE_MAX_FILE, &size);
	run->state = (struct state){0};
	if (bytes && !state_parse(&run->state, bytes, size))
		status_report("%s/" STATE_JSON ": damaged; begun anew", run->settings->store);
	free(bytes);
	run->clock = clock;
	run->now = later(later(clock, run->settings->clock_floor), run->state.newest_time);
}

/* ------------------------------------------------------------------- trust -- */

/* The root of the settings takes the place of one that is missing or damaged. */
static enum status
trust_anew(struct run *run, const char *cause)
{
	const char *path = run->settings->root;
	size_t size;
	char *bytes = files_read(AT_FDCWD, path, METADATA_MAX_ROOT, &size);
	if (!bytes)
		return report_say(run->report, OUTCOME_MISCONFIGURED, path, "root", "%s", strerror(errno));
	enum status status = trust_init(store_trust_directory(run->store), bytes, size, run->report);
	free(bytes);
	if (status == STATUS_DONE)
		status_report("%s; trusted anew by %s", cause, path);
	return status;
}

static enum status
open_trust(struct run *run, struct trust **out)
{
	struct report before = report_push(run->report);
	enum status status = trust_open(out, store_trust_directory(run->store), run->report);
	if ((status == STATUS_ABSENT || status == STATUS_CORRUPT) && run->settings->root) {
		struct report cause = *run->report;
		report_pop(run->report, &before);
		status = trust_anew(run, cause.line);
		return status == STATUS_DONE ? trust_open(out, store_trust_directory(run->store), run->report) : status;
	}
	if (status == STATUS_ABSENT || status == STATUS_CORRUPT)
		report_add(run->report, "; give the centre's root to kalauz-sync init, or write root = FILE into the settings");
	if (status == STATUS_DONE)
		report_pop(run->report, &before);
	return status;
}

/* ------------------------------------------------------------------- clock -- */

/* Whether the timestamp that was read last shows that the floor under the clock was learned by a clock that was wrong
 * at the centre, too: it is newer than the one that was valid then, and yet it expires before that. Nobody but who holds
 * the key can make such a one, and only after the centre's clock was set back. */
static bool
was_set_back(const struct run *run, const struct trust *trust)
{
	const struct state *state = &run->state;
	return state->newest_version && trust_timestamp_version(trust) > state->newest_version &&
	    trust_timestamp_expiry(trust) < state->newest_expiry;
}

/* Both clocks, and what may be wrong with them. */
static void
add_clocks(struct run *run)
{
	char clock[STATE_TIME], now[STATE_TIME];
	state_time(run->clock, clock);
	report_add(run->report, "; this machine's clock says %s", clock);
	if (run->now == run->clock)
		return;
	report_add(run->report, ", but the believed time is %s, %s", state_time(run->now, now),
	    run->now != run->state.newest_time ? "since no true clock can stand before it" :
	    "since signed metadata was valid then; if the clock is right, what the centre signs next ends this");
}

/* The believed time may be the error: then what this machine's clock says is tried. */
static enum status
refresh_by_clock(struct run *run, struct trust *trust, struct fetcher *fetcher)
{
	int64_t floor = later(run->clock, run->settings->clock_floor);
	struct report expired = report_push(run->report);
	if (floor < run->now && verify_refresh(trust, fetcher, floor) == STATUS_DONE && was_set_back(run, trust)) {
		run->now = run->state.newest_time = floor;
		return STATUS_DONE;
	}
	report_pop(run->report, &expired);
	add_clocks(run);
	return STATUS_FOREIGN;
}

/* -------------------------------------------------------- what should be here -- */

/* The newest schema that the centre has, that the settings allow and that this program knows. */
static enum status
choose_target(struct pass *pass)
{
	const struct sync_settings *settings = pass->run->settings;
	char name[TARGETS_MAX_NAME + 1];
	enum status status = STATUS_ABSENT;
	unsigned schema = settings->schema_most < CATALOGUE_SCHEMA ? settings->schema_most : CATALOGUE_SCHEMA;
	for (; status == STATUS_ABSENT && !pass->report->said && schema >= settings->schema_least; schema--) {
		snprintf(name, sizeof name, "%s/%u/" CATALOGUE, settings->edition, schema);
		status = targets_find(pass->trust, pass->fetcher, name, &pass->target);
	}
	if (status == STATUS_ABSENT && !pass->report->said)
		return report_say(pass->report, OUTCOME_MISCONFIGURED, "targets.json", "edition and schema",
		    "%s is not published, nor an older schema that %u-%u allows; the settings edition and schema say "
		    "what is asked for", name, settings->schema_least, settings->schema_most);
	return status;
}

static bool
is_in_place(const struct record *record, const struct target *target)
{
	return !strcmp(record->name, target->name) && record->serial == target->serial &&
	    record->length == target->length && hashes_match(&target->hashes, &record->hashes);
}

static bool
is_unfit(const struct pass *pass)
{
	const struct state *state = &pass->run->state;
	char key[OBTAIN_KEY];
	obtain_key(&pass->target, key);
	return !strcmp(state->unfit, key) && pass->run->now >= state->unfit_since &&
	    pass->run->now - state->unfit_since < UNFIT_SECONDS;
}

/* Whether the pass ends here; then it is said why, and *status is how. */
static bool
is_settled(struct pass *pass, enum status *status)
{
	const struct target *target = &pass->target;
	struct record record;
	bool known = store_release(pass->store, &record);
	*status = STATUS_DONE;
	if (known && is_in_place(&record, target))
		report_say(pass->report, OUTCOME_CURRENT, target->name, "release", "%" PRIu64, target->serial);
	else if (store_holds(pass->store, target))
		report_say(pass->report, OUTCOME_CURRENT, target->name, "release", "%" PRIu64 ", %" PRIu64
		    " is held since it was rolled back", store_current(pass->store), target->serial);
	else if (!target->serial)
		*status = report_say(pass->report, OUTCOME_REFUSED, target->name, "serial", "has none");
	else if (known && !strcmp(record.name, target->name) && target->serial < record.serial)
		*status = report_say(pass->report, OUTCOME_REFUSED, target->name, "serial", "rollback: %" PRIu64
		    ", was %" PRIu64, target->serial, record.serial);
	else if (target->length > APPLY_MAX_CATALOGUE)
		*status = report_say(pass->report, OUTCOME_REFUSED, target->name, "length", "%" PRIu64
		    ", at most %d", target->length, APPLY_MAX_CATALOGUE);
	else if (is_unfit(pass))
		*status = report_say(pass->report, OUTCOME_REFUSED, target->name, "rehearsal", "release %" PRIu64
		    " failed it; tried again after a day or with the next release", target->serial);
	return pass->report->said;
}

/* ---------------------------------------------------------------- the pass -- */

static void
note_unfit(struct pass *pass)
{
	struct state *state = &pass->run->state;
	obtain_key(&pass->target, state->unfit);
	state->unfit_since = pass->run->now;
}

static enum status
rehearse_release(struct pass *pass, const char *catalogue)
{
	enum status status = rehearse(catalogue, &pass->target, pass->report);
	if (status == STATUS_INVALID)
		note_unfit(pass);
	return status;
}

/* Makes search.db of this catalogue in the folder in the making. */
static enum status
index_release(struct run *run, const char *catalogue, uint64_t serial)
{
	if (!run->index)
		return STATUS_DONE;
	char *path = store_path(run->store, INDEX);
	enum status status = run->index->build(catalogue, path);
	free(path);
	if (status == STATUS_DONE)
		return STATUS_DONE;
	return report_say(run->report, OUTCOME_BROKEN, INDEX, "index", "release %" PRIu64 ": %s", serial,
	    status_name(status));
}

/* What staff read, where staff work. One that does not fit fails the release: it came with it. */
static enum status
add_desk(struct pass *pass, const struct obtain *obtain, const char *catalogue)
{
	struct target desk;
	if (!pass->run->settings->desk || obtain_desk_find(obtain, &desk) != STATUS_DONE)
		return STATUS_DONE;
	enum status status = obtain_desk(obtain, &desk);
	if (status == STATUS_DONE && (status = obtain_desk_rehearse(obtain, &desk, catalogue)) == STATUS_INVALID)
		note_unfit(pass);
	return status;
}

/* Everything that the new release needs before it may be shown. */
static enum status
prepare(struct pass *pass, struct obtain *obtain)
{
	int fd = store_create(pass->store, CATALOGUE);
	if (fd < 0)
		return STATUS_IO;
	enum status status = obtain_file(obtain, fd);
	close(fd);
	char *catalogue = store_path(pass->store, CATALOGUE);
	if (status == STATUS_DONE)
		status = rehearse_release(pass, catalogue);
	if (status == STATUS_DONE)
		status = index_release(pass->run, catalogue, pass->target.serial);
	if (status == STATUS_DONE)
		status = add_desk(pass, obtain, catalogue);
	free(catalogue);
	return status;
}

static struct obtain
obtain_of(struct pass *pass)
{
	return (struct obtain){
		.store = pass->store,
		.trust = pass->trust,
		.fetcher = pass->fetcher,
		.report = pass->report,
		.target = &pass->target,
	};
}

static enum status
install(struct pass *pass)
{
	struct obtain obtain = obtain_of(pass);
	uint64_t before = store_current(pass->store);
	enum status status = store_begin(pass->store, pass->target.serial);
	if (status == STATUS_DONE)
		status = prepare(pass, &obtain);
	if (status == STATUS_DONE)
		status = store_activate(pass->store, &pass->target);
	if (status != STATUS_DONE) {
		store_abandon(pass->store);
		return status;
	}
	store_drop_partials(pass->store, NULL, 0);
	report_say(pass->report, OUTCOME_UPDATED, pass->target.name, "release", "%" PRIu64 " -> %" PRIu64
	    " by %s, %" PRIu64 " bytes", before, pass->target.serial, obtain.way, fetcher_bytes(pass->fetcher));
	return STATUS_DONE;
}

/* The release that stays, if it is what is published, gets the desk.db that it lacks. */
static enum status
mend_desk(struct pass *pass)
{
	const struct obtain obtain = obtain_of(pass);
	struct record record;
	bool came;
	if (!pass->run->settings->desk || !store_release(pass->store, &record) || !is_in_place(&record, &pass->target))
		return STATUS_DONE;
	struct report said = report_push(pass->report);
	enum status status = obtain_desk_mend(&obtain, &came);
	if (status != STATUS_DONE)
		return status;
	report_pop(pass->report, &said);
	if (came)
		report_add(pass->report, "; what staff read has come");
	return STATUS_DONE;
}

/* The release that stays gets the search.db that it lacks, or a new one for one that is damaged, whether or not the
 * centre was heard. */
static enum status
mend_index(struct run *run, const struct record *record)
{
	uint64_t serial = store_current(run->store);
	char *catalogue = store_current_path(run->store, CATALOGUE), *index = store_current_path(run->store, INDEX);
	enum status status = STATUS_DONE;
	if (!record->parts[STORE_INDEX].has_sha256 || !run->index->is_current(catalogue, index)) {
		status = store_begin(run->store, serial);
		if (status == STATUS_DONE)
			status = index_release(run, catalogue, serial);
		if (status == STATUS_DONE)
			status = store_add_part(run->store, STORE_INDEX);
		store_abandon(run->store);
	}
	free(index);
	free(catalogue);
	return status;
}

static enum status
refresh(struct pass *pass)
{
	struct run *run = pass->run;
	struct state *state = &run->state;
	enum status status = verify_refresh(pass->trust, pass->fetcher, run->now);
	if (status == STATUS_FOREIGN)
		status = refresh_by_clock(run, pass->trust, pass->fetcher);
	state->timestamp_version = trust_timestamp_version(pass->trust);
	state->signed_until = trust_timestamp_expiry(pass->trust);
	if (status == STATUS_DONE && state->newest_time <= run->now) {
		state->newest_time = run->now;
		state->newest_version = state->timestamp_version;
		state->newest_expiry = state->signed_until;
	}
	return status;
}

void
run_fetch_settings(const struct sync_settings *from, const char *server, struct fetch_settings *out)
{
	fetch_settings_default(out);
	out->server = server;
	out->ca = from->ca;
	out->certificate = from->client_certificate;
	out->key = from->client_key;
	out->proxy = from->proxy;
	out->connect_seconds = from->connect_seconds;
	out->stall_seconds = from->stall_seconds;
	out->total_seconds = from->total_seconds;
}

static struct fetcher *
new_fetcher(const struct run *run)
{
	struct fetch_settings settings;
	run_fetch_settings(run->settings, run->settings->server, &settings);
	struct fetcher *fetcher = fetcher_new(&settings, run->report);
	if (fetcher)
		fetcher_set_waiting(fetcher, run->waiting);
	return fetcher;
}

/* A server in trouble is asked less often, see run_should_wait. */
static void
note_back_off(struct run *run, int64_t retry_after)
{
	struct state *state = &run->state;
	state->not_before = run->report->outcome != OUTCOME_UNREACHABLE ? 0
	    : run->now + policy_back_off(state->failures, retry_after, policy_jitter());
}

/* What only a pass can tell: whether the centre was heard, and what that cost. */
static void
note_pass(struct run *run, const struct fetcher *fetcher)
{
	struct state *state = &run->state;
	bool well = report_is_well(run->report);
	state->last_run = run->now;
	state->bytes = fetcher ? fetcher_bytes(fetcher) : 0;
	state->requests = fetcher ? fetcher_requests(fetcher) : 0;
	state->total_bytes += state->bytes;
	state->failures = well ? 0 : state->failures + 1;
	if (well)
		state->last_success = run->now;
	note_back_off(run, fetcher ? fetcher_retry_after(fetcher) : 0);
}

bool
run_should_wait(struct run *run)
{
	const struct state *state = &run->state;
	char moment[STATE_TIME];
	/* Who has nothing to show asks; what is further away was written by a clock that was wrong. */
	if (!store_current(run->store) || state->not_before <= run->now ||
	    state->not_before - run->now > POLICY_MAX_RETRY_AFTER + POLICY_MAX_BACK_OFF)
		return false;
	report_say(run->report, OUTCOME_UNREACHABLE, "timer", "back-off", "not asked before %s, after %" PRIu64
	    " runs without success", state_time(state->not_before, moment), state->failures);
	return true;
}

static enum status
get_release(struct pass *pass)
{
	struct run *run = pass->run;
	enum status status = open_trust(run, &pass->trust);
	if (status == STATUS_DONE && !(pass->fetcher = new_fetcher(run)))
		status = STATUS_IO;
	if (status == STATUS_DONE)
		status = refresh(pass);
	if (status == STATUS_DONE)
		status = choose_target(pass);
	if (status == STATUS_DONE && !is_settled(pass, &status))
		status = install(pass);
	else if (status == STATUS_DONE)
		status = mend_desk(pass);
	return status;
}

enum status
run_pass(struct run *run)
{
	struct pass pass = {.run = run, .store = run->store, .report = run->report};
	struct record record;
	if (!run->settings->desk)
		store_drop_desk(run->store);
	enum status status = run->report->said ? STATUS_IO : get_release(&pass);
	if (run->index && run->report->outcome != OUTCOME_UPDATED && store_release(run->store, &record)) {
		struct report said = report_push(run->report);
		enum status mended = mend_index(run, &record);
		if (mended == STATUS_DONE || status != STATUS_DONE)
			report_pop(run->report, &said);
		else
			status = mended;
	}
	note_pass(run, pass.fetcher);
	fetcher_free(pass.fetcher);
	trust_free(pass.trust);
	return status;
}

/* ------------------------------------------------------------------ verify -- */

/* What the installed file has to be: as signed; as recorded, if what is signed is another release. */
static bool
expected(struct run *run, struct trust *trust, struct target *out)
{
	struct record record;
	if (!store_release(run->store, &record))
		return false;
	struct report before = report_push(run->report);
	bool stored = targets_find_stored(trust, record.name, out) == STATUS_DONE && is_in_place(&record, out);
	report_pop(run->report, &before);
	if (stored)
		return true;
	*out = (struct target){.length = record.length, .serial = record.serial, .hashes = record.hashes};
	snprintf(out->name, sizeof out->name, "%s", record.name);
	return true;
}

static enum status
compare(struct run *run, const struct target *wanted, int fd)
{
	struct hashes found;
	uint64_t size;
	if (!hash_file(fd, &found, &size))
		return report_say(run->report, OUTCOME_BROKEN, wanted->name, "read", "release %" PRIu64 ": %s",
		    wanted->serial, strerror(errno));
	if (size != wanted->length)
		return report_say(run->report, OUTCOME_BROKEN, wanted->name, "length", "release %" PRIu64 " has %"
		    PRIu64 " bytes, %" PRIu64 " are signed", wanted->serial, size, wanted->length);
	if (!hashes_match(&wanted->hashes, &found))
		return report_say(run->report, OUTCOME_BROKEN, wanted->name, "hash", "release %" PRIu64
		    " is not what was signed; the next run gets it anew", wanted->serial);
	report_say(run->report, OUTCOME_CURRENT, wanted->name, "hash", "release %" PRIu64 ", %" PRIu64
	    " bytes, as signed", wanted->serial, size);
	return STATUS_DONE;
}

static enum status
check_index(struct run *run)
{
	if (!run->index || store_part_is_whole(run->store, STORE_INDEX))
		return STATUS_DONE;
	store_distrust_part(run->store, STORE_INDEX);
	report_push(run->report); /* instead of what was said of the catalogue */
	return report_say(run->report, OUTCOME_BROKEN, INDEX, "hash", "the search index of release %" PRIu64
	    " is not what was made here; the next run makes it anew", store_current(run->store));
}

enum status
run_verify(struct run *run)
{
	struct trust *trust = NULL;
	struct target wanted;
	int fd = store_open_current(run->store);
	if (fd < 0)
		return report_say(run->report, OUTCOME_BROKEN, "current", "verify", "no release is in place");
	enum status status = open_trust(run, &trust);
	if (status == STATUS_DONE && !expected(run, trust, &wanted))
		status = report_say(run->report, OUTCOME_BROKEN, CATALOGUE, "verify", "release %" PRIu64
		    " was found damaged; the next run gets it anew", store_current(run->store));
	else if (status == STATUS_DONE && (status = compare(run, &wanted, fd)) != STATUS_DONE)
		store_distrust(run->store);
	else if (status == STATUS_DONE)
		status = check_index(run);
	trust_free(trust);
	close(fd);
	return status;
}

/* ---------------------------------------------------------- rollback, init -- */

enum status
run_rollback(struct run *run)
{
	uint64_t before = store_current(run->store);
	enum status status = store_rollback(run->store);
	if (status != STATUS_DONE)
		return status;
	report_say(run->report, OUTCOME_UPDATED, "current", "rollback", "release %" PRIu64 " -> %" PRIu64
	    ", until the centre publishes other content than that of %" PRIu64, before, store_current(run->store), before);
	return STATUS_DONE;
}

enum status
run_init(struct run *run, const char *bytes, size_t size)
{
	size_t old_size;
	char *old = store_read(run->store, "tuf/root.json", METADATA_MAX_ROOT, &old_size);
	bool same = old && old_size == size && !memcmp(old, bytes, size);
	bool other = old && !same && trust_is_root(old, old_size); /* a damaged one is no trust */
	free(old);
	if (other)
		return report_say(run->report, OUTCOME_BROKEN, "tuf/root.json", "init",
		    "another root is trusted already; remove the folder tuf to begin anew");
	enum status status = same ? STATUS_DONE
	    : trust_init(store_trust_directory(run->store), bytes, size, run->report);
	if (status != STATUS_DONE)
		return status;
	struct hashes hashes;
	char hex[2 * SHA256_SIZE + 1];
	hash_bytes(bytes, size, &hashes);
	hash_hex(hashes.sha256, SHA256_SIZE, hex);
	report_say(run->report, OUTCOME_CURRENT, "root.json", "init", "trusted, SHA-256 %s", hex);
	return STATUS_DONE;
}

/* --------------------------------------------------------------- the state -- */

/* What the release in place says of itself. */
static void
note_content(struct run *run)
{
	struct state *state = &run->state;
	struct catalogue *catalogue = NULL;
	char *path = store_current_path(run->store, CATALOGUE);
	*state->content_date = *state->content_id = 0;
	if (store_current(run->store) && catalogue_open(&catalogue, path) == STATUS_DONE) {
		snprintf(state->content_date, sizeof state->content_date, "%s", catalogue_date(catalogue));
		snprintf(state->content_id, sizeof state->content_id, "%s", catalogue_content_id(catalogue));
	}
	catalogue_close(catalogue);
	free(path);
}

static void
note_release(struct run *run)
{
	struct state *state = &run->state;
	struct record record;
	bool changed = run->report->outcome == OUTCOME_UPDATED || state->serial != store_current(run->store);
	state->serial = store_current(run->store);
	state->predecessor = store_predecessor(run->store);
	if (changed)
		state->activated = run->now;
	if (changed || !*state->content_date)
		note_content(run);
	if (store_release(run->store, &record))
		snprintf(state->edition, sizeof state->edition, "%.*s", (int)strcspn(record.name, "/"),
		    record.name);
	state->held = store_held(run->store);
}

static void
note_outcome(struct run *run)
{
	struct state *state = &run->state;
	state->ran = true;
	state->uid = geteuid();
	state->outcome = run->report->outcome;
	snprintf(state->line, sizeof state->line, "%s", run->report->line);
	snprintf(state->server, sizeof state->server, "%s", run->settings->server);
}

enum status
run_end(struct run *run)
{
	size_t size;
	note_release(run);
	note_outcome(run);
	struct report said = report_push(run->report);
	char *text = state_json(&run->state, NULL, run->now, &size);
	enum status status = store_write(run->store, STATE_JSON, text, size);
	free(text);
	text = state_prometheus(&run->state, &size);
	if (status == STATUS_DONE)
		status = store_write(run->store, STATE_PROMETHEUS, text, size);
	free(text);
	if (status == STATUS_DONE || !report_is_well(&said))
		report_pop(run->report, &said);
	return status;
}
