#include "sync/client/state.h"

#include <inttypes.h>
#include <jansson.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/catalogue.h"
#include "data/version.h"
#include "sync/base/json_text.h"
#include "sync/base/names.h"

enum { AGO_SIZE = 48 };

/* Every field that is a number or a text: its name in status.json, and where it is kept. */
static const struct {
	const char *name;
	enum { FIELD_NUMBER, FIELD_TIME, FIELD_TEXT } kind;
	size_t offset, size;
} fields[] = {
	{"line", FIELD_TEXT, offsetof(struct state, line), REPORT_LINE},
	{"server", FIELD_TEXT, offsetof(struct state, server), STATE_MAX_TEXT + 1},
	{"edition", FIELD_TEXT, offsetof(struct state, edition), STATE_MAX_TEXT + 1},
	{"serial", FIELD_NUMBER, offsetof(struct state, serial), 0},
	{"predecessor", FIELD_NUMBER, offsetof(struct state, predecessor), 0},
	{"held", FIELD_NUMBER, offsetof(struct state, held), 0},
	{"content_date", FIELD_TEXT, offsetof(struct state, content_date), STATE_MAX_TEXT + 1},
	{"content_id", FIELD_TEXT, offsetof(struct state, content_id), STATE_MAX_TEXT + 1},
	{"last_run", FIELD_TIME, offsetof(struct state, last_run), 0},
	{"last_success", FIELD_TIME, offsetof(struct state, last_success), 0},
	{"activated", FIELD_TIME, offsetof(struct state, activated), 0},
	{"newest_time", FIELD_TIME, offsetof(struct state, newest_time), 0},
	{"newest_version", FIELD_NUMBER, offsetof(struct state, newest_version), 0},
	{"newest_expiry", FIELD_TIME, offsetof(struct state, newest_expiry), 0},
	{"timestamp_version", FIELD_NUMBER, offsetof(struct state, timestamp_version), 0},
	{"signed_until", FIELD_TIME, offsetof(struct state, signed_until), 0},
	{"uid", FIELD_NUMBER, offsetof(struct state, uid), 0},
	{"bytes", FIELD_NUMBER, offsetof(struct state, bytes), 0},
	{"requests", FIELD_NUMBER, offsetof(struct state, requests), 0},
	{"total_bytes", FIELD_NUMBER, offsetof(struct state, total_bytes), 0},
	{"failures", FIELD_NUMBER, offsetof(struct state, failures), 0},
	{"unfit", FIELD_TEXT, offsetof(struct state, unfit), STATE_HASH + 1},
	{"unfit_since", FIELD_TIME, offsetof(struct state, unfit_since), 0},
	{"not_before", FIELD_TIME, offsetof(struct state, not_before), 0},
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* ----------------------------------------------------------------- reading -- */

bool
state_parse(struct state *state, const char *bytes, size_t size)
{
	*state = (struct state){0};
	json_t *root = size <= STATE_MAX_FILE ? json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL) : NULL;
	const char *outcome = json_string_value(json_object_get(root, "outcome"));
	state->ran = outcome && outcome_read(outcome, &state->outcome);
	for (size_t i = 0; i < FIELDS; i++) {
		const json_t *value = json_object_get(root, fields[i].name);
		void *place = (char *)state + fields[i].offset;
		if (fields[i].kind == FIELD_TEXT && json_is_string(value))
			snprintf(place, fields[i].size, "%s", json_string_value(value));
		else if (fields[i].kind != FIELD_TEXT && json_is_integer(value) && json_integer_value(value) >= 0)
			*(int64_t *)place = json_integer_value(value);
	}
	json_decref(root);
	return state->ran;
}

/* ----------------------------------------------------------------- writing -- */

const char *
state_time(int64_t seconds, char text[STATE_TIME])
{
	time_t time = (time_t)seconds;
	struct tm tm;
	if (!seconds || !gmtime_r(&time, &tm) || !strftime(text, STATE_TIME, "%Y-%m-%dT%H:%M:%SZ", &tm))
		return "never";
	return text;
}

static int64_t
number_at(const struct state *state, size_t field)
{
	int64_t number;
	memcpy(&number, (const char *)state + fields[field].offset, sizeof number);
	return number;
}

static json_t *
field_value(const struct state *state, size_t field)
{
	if (fields[field].kind == FIELD_TEXT)
		return json_text((const char *)state + fields[field].offset);
	return json_integer(number_at(state, field));
}

char *
state_json(const struct state *state, const struct upload_state *upload, int64_t now, size_t *size)
{
	char text[STATE_TIME];
	json_t *root = json_object();
	json_object_set_new(root, "outcome", json_string(outcome_name(state->outcome)));
	for (size_t i = 0; i < FIELDS; i++)
		if (json_object_set_new(root, fields[i].name, field_value(state, i)))
			abort();
	json_object_set_new(root, "version", json_string(version_number));
	json_object_set_new(root, "schema", json_integer(CATALOGUE_SCHEMA));
	json_object_set_new(root, "last_run_utc", json_string(state_time(state->last_run, text)));
	json_object_set_new(root, "last_success_utc", json_string(state_time(state->last_success, text)));
	json_object_set_new(root, "age_seconds", state->last_success ?
	    json_integer(now - state->last_success) : json_null());
	if (upload)
		json_object_set_new(root, "upload", upload_state_value(upload));
	char *dump = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
	json_decref(root);
	char *bytes = NULL;
	if (!dump || asprintf(&bytes, "%s\n", dump) < 0)
		abort();
	free(dump);
	*size = strlen(bytes);
	return bytes;
}

/* One measure in the text format of Prometheus, version 0.0.4. */
static void
put_measure(FILE *out, const char *name, const char *type, const char *help, int64_t value)
{
	fprintf(out, "# HELP kalauz_sync_%s %s\n# TYPE kalauz_sync_%s %s\nkalauz_sync_%s %" PRId64 "\n", name,
	    help, name, type, name, value);
}

static void
put_outcomes(FILE *out, const struct state *state)
{
	fprintf(out, "# HELP kalauz_sync_outcome How the last run ended: one of these is 1.\n"
	    "# TYPE kalauz_sync_outcome gauge\n");
	for (enum outcome outcome = 0; outcome < OUTCOMES; outcome++)
		fprintf(out, "kalauz_sync_outcome{outcome=\"%s\"} %d\n", outcome_name(outcome),
		    outcome == state->outcome);
}

/* An edition has no characters that a label would have to escape. */
static void
put_build(FILE *out, const struct state *state)
{
	fprintf(out, "# HELP kalauz_build_info What runs here and what it shows: always 1.\n"
	    "# TYPE kalauz_build_info gauge\n"
	    "kalauz_build_info{program=\"kalauz-sync\",version=\"%s\",schema=\"%d\",edition=\"%s\"} 1\n", version_number,
	    CATALOGUE_SCHEMA, names_edition_is_good(state->edition) ? state->edition : "");
}

char *
state_prometheus(const struct state *state, size_t *size)
{
	char *text;
	FILE *out = open_memstream(&text, size);
	if (!out)
		abort();
	put_measure(out, "release", "gauge", "Serial of the release in place, 0 if none.", (int64_t)state->serial);
	put_measure(out, "held_release", "gauge", "Serial that was rolled back from, 0 if none.",
	    (int64_t)state->held);
	put_measure(out, "age_seconds", "gauge", "At the last run: since the content was last known to be current, "
	    "-1 if never.", state->last_success ? state->last_run - state->last_success : -1);
	put_measure(out, "release_timestamp_seconds", "gauge", "When the release in place came.", state->activated);
	put_measure(out, "last_run_timestamp_seconds", "gauge", "When the last run began.", state->last_run);
	put_measure(out, "last_success_timestamp_seconds", "gauge", "When a run last ended current or updated.",
	    state->last_success);
	put_measure(out, "failures", "gauge", "Runs without success since the last success.",
	    (int64_t)state->failures);
	put_measure(out, "received_bytes", "gauge", "Bytes of bodies that the last run received.",
	    (int64_t)state->bytes);
	put_measure(out, "received_bytes_total", "counter", "Bytes of bodies that all runs received.",
	    (int64_t)state->total_bytes);
	put_measure(out, "requests", "gauge", "Requests that the last run made.", (int64_t)state->requests);
	put_measure(out, "timestamp_version", "gauge", "Version of the timestamp that is trusted, 0 if none.",
	    state->timestamp_version);
	put_measure(out, "timestamp_expiry_seconds", "gauge", "When that timestamp expires.", state->signed_until);
	put_outcomes(out, state);
	put_build(out, state);
	if (fclose(out))
		abort();
	return text;
}

/* ------------------------------------------------------------- for a person -- */

static const char *
ago(int64_t since, int64_t now, char text[AGO_SIZE])
{
	int64_t seconds = now - since;
	if (!since)
		return "never";
	if (seconds < 0)
		return "in the future: the clock was or is wrong";
	if (seconds < 120)
		snprintf(text, AGO_SIZE, "%" PRId64 " seconds ago", seconds);
	else if (seconds < 2 * 3600)
		snprintf(text, AGO_SIZE, "%" PRId64 " minutes ago", seconds / 60);
	else if (seconds < 2 * 86400)
		snprintf(text, AGO_SIZE, "%" PRId64 " hours ago", seconds / 3600);
	else
		snprintf(text, AGO_SIZE, "%" PRId64 " days ago", seconds / 86400);
	return text;
}

static void
put_release(FILE *out, const struct state *state)
{
	if (state->serial)
		fprintf(out, "release      %" PRIu64 " of %s, content of %s\n", state->serial, state->edition,
		    *state->content_date ? state->content_date : "an unknown day");
	else
		fprintf(out, "release      none\n");
	if (state->predecessor)
		fprintf(out, "predecessor  %" PRIu64 "\n", state->predecessor);
	if (state->held)
		fprintf(out, "held         %" PRIu64 " was rolled back; other content ends that\n", state->held);
}

static void
put_upload(FILE *out, const struct upload_state *upload, int64_t now)
{
	char moment[STATE_TIME], before[AGO_SIZE];
	fprintf(out, "counts       %" PRId64 " days wait, %" PRId64 " have arrived\n", upload->waiting, upload->sent);
	if (upload->spoilt + upload->dropped)
		fprintf(out, "lost         %" PRId64 " days damaged, %" PRId64 " for which there was no room\n", upload->spoilt,
		    upload->dropped);
	if (!upload->ran) {
		fprintf(out, "last upload  never\n");
		return;
	}
	fprintf(out, "last upload  %s (%s): %s\n             %s\n", state_time(upload->last_run, moment),
	    ago(upload->last_run, now, before), outcome_name(upload->outcome), upload->line);
	if (upload->failures)
		fprintf(out, "all arrived  %s (%s), then %" PRId64 " uploads failed\n", state_time(upload->last_success, moment),
		    ago(upload->last_success, now, before), upload->failures);
}

char *
state_words(const struct state *state, const struct upload_state *upload, int64_t now)
{
	char *text, moment[STATE_TIME], before[AGO_SIZE];
	size_t size;
	FILE *out = open_memstream(&text, &size);
	if (!out)
		abort();
	put_release(out, state);
	fprintf(out, "server       %s\n", state->server);
	fprintf(out, "last run     %s (%s): %s\n", state_time(state->last_run, moment),
	    ago(state->last_run, now, before), outcome_name(state->outcome));
	fprintf(out, "             %s\n", state->line);
	fprintf(out, "confirmed    %s (%s)\n", state_time(state->last_success, moment),
	    ago(state->last_success, now, before));
	if (state->signed_until)
		fprintf(out, "signed until %s, by timestamp %" PRId64 "\n", state_time(state->signed_until, moment),
		    state->timestamp_version);
	fprintf(out, "received     %" PRIu64 " bytes in %" PRIu64 " requests\n", state->bytes, state->requests);
	if (state->not_before > now)
		fprintf(out, "next try     not before %s\n", state_time(state->not_before, moment));
	if (upload)
		put_upload(out, upload, now);
	if (fclose(out))
		abort();
	return text;
}
