#include "sync/upload/upload_state.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jansson.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/date.h"
#include "sync/base/files.h"
#include "sync/base/json_text.h"
#include "sync/transport/fetch_policy.h"
#include "sync/upload/spool.h"

#define JSON "status.json"
#define LOCK "lock"

enum { MAX_FILE = 4096 };

static const struct {
	const char *name;
	size_t offset;
	const char *measure, *type, *help; /* for Prometheus; NULL: not there */
} fields[] = {
	{"last_run", offsetof(struct upload_state, last_run), "last_run_timestamp_seconds", "gauge",
	    "When counts were last to be sent."},
	{"last_success", offsetof(struct upload_state, last_success), "last_success_timestamp_seconds", "gauge",
	    "When all had last arrived."},
	{"failures", offsetof(struct upload_state, failures), "failures", "gauge", "Runs without success since then."},
	{"not_before", offsetof(struct upload_state, not_before), NULL, NULL, NULL},
	{"waiting", offsetof(struct upload_state, waiting), "waiting_days", "gauge", "Days that wait."},
	{"sent", offsetof(struct upload_state, sent), "sent_days_total", "counter", "Days that arrived."},
	{"spoilt", offsetof(struct upload_state, spoilt), "spoilt_days_total", "counter", "Days whose file was damaged."},
	{"dropped", offsetof(struct upload_state, dropped), "dropped_days_total", "counter",
	    "Days for which there was no room."},
};
enum { FIELDS = sizeof fields / sizeof *fields };

static int64_t *
place_of(struct upload_state *state, size_t field)
{
	return (int64_t *)(void *)((char *)state + fields[field].offset);
}

static int64_t
number_of(const struct upload_state *state, size_t field)
{
	return *place_of((struct upload_state *)state, field);
}

/* ----------------------------------------------------------------- the folder -- */

static int
fail(struct report *report, int folder, const char *store, const char *call)
{
	if (errno == EWOULDBLOCK)
		report_say(report, OUTCOME_BUSY, UPLOAD_FOLDER "/" LOCK, call, "another upload is at work in %s", store);
	else
		report_say(report, OUTCOME_BROKEN, UPLOAD_FOLDER, call, "%s: %s", store, strerror(errno));
	if (folder >= 0)
		close(folder);
	return -1;
}

/* The lock is the folder's own. */
int
upload_state_open(const char *store, struct report *report)
{
	char *path;
	if (asprintf(&path, "%s/" UPLOAD_FOLDER, store) < 0)
		abort();
	bool made = !mkdir(path, FILES_FOLDER_MODE) || errno == EEXIST;
	int folder = made ? open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
	free(path);
	if (folder < 0)
		return fail(report, folder, store, made ? "open" : "mkdir");
	return flock(folder, LOCK_EX | LOCK_NB) ? fail(report, folder, store, "flock") : folder;
}

void
upload_state_read(struct upload_state *state, int folder)
{
	size_t size;
	char *bytes = files_read(folder, JSON, MAX_FILE, &size);
	json_t *root = bytes ? json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL) : NULL;
	const char *outcome = json_string_value(json_object_get(root, "outcome"));
	const char *line = json_string_value(json_object_get(root, "line"));
	*state = (struct upload_state){0};
	state->ran = outcome && outcome_read(outcome, &state->outcome);
	snprintf(state->line, sizeof state->line, "%s", line ? line : "");
	for (size_t i = 0; i < FIELDS; i++) {
		const json_t *value = json_object_get(root, fields[i].name);
		if (json_is_integer(value) && json_integer_value(value) >= 0)
			*place_of(state, i) = json_integer_value(value);
	}
	json_decref(root);
	free(bytes);
}

void
upload_state_look(struct upload_state *state, const char *store, const char *spool)
{
	struct report unsaid = {0};
	struct spool days;
	char *path;
	if (asprintf(&path, "%s/" UPLOAD_FOLDER, store) < 0)
		abort();
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(path);
	*state = (struct upload_state){0};
	if (folder >= 0)
		upload_state_read(state, folder);
	if (spool_open(&days, spool, &unsaid) == STATUS_DONE)
		state->waiting = (int64_t)days.count;
	spool_close(&days);
	if (folder >= 0)
		close(folder);
}

/* ------------------------------------------------------------------ the pauses -- */

bool
upload_state_should_wait(const struct upload_state *state, int64_t now, struct report *report)
{
	char moment[TIME_SIZE];
	/* what is further away was written by a clock that was wrong */
	if (state->not_before <= now || state->not_before - now > POLICY_MAX_RETRY_AFTER + POLICY_MAX_BACK_OFF)
		return false;
	time_write(state->not_before, moment);
	report_say(report, OUTCOME_UNREACHABLE, "timer", "back-off", "not asked before %s, after %" PRId64
	    " runs without success", moment, state->failures);
	return true;
}

/* ----------------------------------------------------------------- both files -- */

json_t *
upload_state_value(const struct upload_state *state)
{
	json_t *root = json_pack("{s:s, s:o}", "outcome", outcome_name(state->outcome), "line", json_text(state->line));
	for (size_t i = 0; i < FIELDS; i++)
		json_object_set_new(root, fields[i].name, json_integer(number_of(state, i)));
	return root;
}

static char *
as_json(const struct upload_state *state)
{
	json_t *root = upload_state_value(state);
	char *text = root ? json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER) : NULL;
	json_decref(root);
	if (!text)
		abort();
	return text;
}

static char *
as_prometheus(const struct upload_state *state, size_t *size)
{
	char *text;
	FILE *out = open_memstream(&text, size);
	if (!out)
		abort();
	for (size_t i = 0; i < FIELDS; i++)
		if (fields[i].measure)
			fprintf(out, "# HELP kalauz_upload_%s %s\n# TYPE kalauz_upload_%s %s\nkalauz_upload_%s %" PRId64 "\n",
			    fields[i].measure, fields[i].help, fields[i].measure, fields[i].type, fields[i].measure,
			    number_of(state, i));
	if (fclose(out))
		abort();
	return text;
}

static void
note(struct upload_state *state, const struct upload *upload, int64_t now)
{
	const struct report *report = upload->report;
	bool well = report_is_well(report), gone = report->outcome == OUTCOME_UNREACHABLE;
	state->ran = true;
	state->outcome = report->outcome;
	snprintf(state->line, sizeof state->line, "%s", report->line);
	state->last_run = now;
	state->failures = well ? 0 : state->failures + 1;
	if (well)
		state->last_success = now;
	state->not_before = gone ? now + policy_back_off((uint64_t)state->failures,
	    upload->fetcher ? fetcher_retry_after(upload->fetcher) : 0, policy_jitter()) : 0;
	state->waiting = upload->waiting;
	state->sent += upload->sent + upload->there;
	state->spoilt += upload->spoilt;
	state->dropped += upload->dropped;
}

void
upload_state_end(struct upload_state *state, int folder, const struct upload *upload, int64_t now)
{
	size_t size;
	note(state, upload, now);
	char *json = as_json(state), *prometheus = as_prometheus(state, &size);
	const char *failed = files_replace(folder, JSON, json, strlen(json));
	if (!failed)
		failed = files_replace(folder, UPLOAD_PROMETHEUS, prometheus, size);
	free(prometheus);
	free(json);
	if (!failed)
		return;
	if (report_is_well(upload->report))
		report_push(upload->report); /* instead of that all is well */
	report_say(upload->report, OUTCOME_BROKEN, UPLOAD_FOLDER "/" JSON, failed, "%s", strerror(errno));
}
