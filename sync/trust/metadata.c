#include "sync/trust/metadata.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/date.h"
#include "sync/trust/canonical.h"
#include "sync/trust/metadata_parts.h"

_Static_assert((int)METADATA_MAX_DEPTH == (int)CANONICAL_MAX_DEPTH, "what is read can be canonicalised");

static const struct {
	const char *name;
	size_t max_size, max_values;
} types[] = {
	[METADATA_ROOT] = {"root", METADATA_MAX_ROOT, 16384},
	[METADATA_TIMESTAMP] = {"timestamp", METADATA_MAX_TIMESTAMP, 1024},
	[METADATA_SNAPSHOT] = {"snapshot", METADATA_MAX_SNAPSHOT, 131072},
	[METADATA_TARGETS] = {"targets", METADATA_MAX_TARGETS, 262144},
};

const char *
metadata_type_name(enum metadata_type type)
{
	return types[type].name;
}

size_t
metadata_max_size(enum metadata_type type)
{
	return types[type].max_size;
}

bool
metadata_fault(const struct reading *reading, const char *clause, const char *format, ...)
{
	char text[REPORT_LINE];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	report_say(reading->report, OUTCOME_REFUSED, reading->file, clause, "%s", text);
	return false;
}

/* ---------------------------------------------------------- before parsing -- */

/* What a look at the bytes shows, without memory for it. */
struct scan {
	unsigned depth, deepest;
	size_t values;
	bool has_real;
};

static const char *
skip_string(const char *c, const char *end)
{
	for (c++; c < end && *c != '"'; c++)
		if (*c == '\\')
			c++;
	return c;
}

/* Outside strings only numbers have a point, and an "e" after a digit. */
static void
scan_character(struct scan *scan, const char *start, const char *c)
{
	if (*c == '{' || *c == '[') {
		scan->values++;
		if (++scan->depth > scan->deepest)
			scan->deepest = scan->depth;
	} else if (*c == '}' || *c == ']') {
		scan->depth -= scan->depth > 0;
	} else if (*c == ',') {
		scan->values++;
	} else if (*c == '.' || ((*c == 'e' || *c == 'E') && c > start && c[-1] >= '0' && c[-1] <= '9')) {
		scan->has_real = true;
	}
}

static bool
check_bytes(const struct reading *reading, enum metadata_type type, const char *bytes, size_t size)
{
	struct scan scan = {0};
	if (size > types[type].max_size)
		return metadata_fault(reading, "length", "%zu bytes, at most %zu", size, types[type].max_size);
	for (const char *c = bytes, *end = bytes + size; c < end; c++) {
		if (*c == '"')
			c = skip_string(c, end);
		else
			scan_character(&scan, bytes, c);
	}
	if (scan.deepest > METADATA_MAX_DEPTH)
		return metadata_fault(reading, "depth", "%u, at most %d", scan.deepest, METADATA_MAX_DEPTH);
	if (scan.values > types[type].max_values)
		return metadata_fault(reading, "values", "%zu, at most %zu", scan.values, types[type].max_values);
	if (scan.has_real)
		return metadata_fault(reading, "number", "not an integer");
	return true;
}

/* A portal's page, another program's answer or a compressed one is no attack on metadata: nothing that makes sense
 * came. */
static bool
looks_signed(const char *bytes, size_t size)
{
	size_t i = 0;
	while (i < size && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r' || bytes[i] == '\n'))
		i++;
	return i < size && bytes[i] == '{' && memmem(bytes, size, "\"signed\"", strlen("\"signed\""));
}

/* Sets *cut where the end is missing. */
static json_t *
parse_json(const struct reading *reading, const char *bytes, size_t size, bool *cut)
{
	json_error_t error;
	json_t *document = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);
	enum json_error_code code = document ? json_error_unknown : json_error_code(&error);
	*cut = code == json_error_premature_end_of_input;
	if (!document && !*cut)
		metadata_fault(reading, code == json_error_duplicate_key ? "duplicate key" : "JSON", "line %d: %s", error.line,
		    error.text);
	return document;
}

/* ------------------------------------------------------- what all types have -- */

/* "1.0.34", "1.0": another major version may mean something else. */
static bool
is_known_specification(const char *version)
{
	unsigned points = 0;
	if (strncmp(version, "1.", 2) != 0)
		return false;
	for (; *version; version++) {
		if (*version == '.' && (++points > 2 || version[1] < '0' || version[1] > '9'))
			return false;
		if (*version != '.' && (*version < '0' || *version > '9'))
			return false;
	}
	return true;
}

static bool
check_common(const struct reading *reading, struct metadata *metadata)
{
	const char *type = json_string_value(json_object_get(metadata->body, "_type"));
	const char *specification = json_string_value(json_object_get(metadata->body, "spec_version"));
	const char *expires = json_string_value(json_object_get(metadata->body, "expires"));
	const json_t *version = json_object_get(metadata->body, "version");
	if (!type || strcmp(type, types[metadata->type].name) != 0)
		return metadata_fault(reading, "_type", "%s, must be %s", type ? type : "none",
		    types[metadata->type].name);
	if (!specification || !is_known_specification(specification))
		return metadata_fault(reading, "spec_version", "%s, must be 1.x",
		    specification ? specification : "none");
	metadata->version = json_integer_value(version);
	if (!json_is_integer(version) || metadata->version < 1 || metadata->version > METADATA_MAX_VERSION)
		return metadata_fault(reading, "version", "not an integer from 1 to 2^53 - 1");
	if (!expires || !time_read(expires, TIME_FORM_UTC, &metadata->expires))
		return metadata_fault(reading, "expires", "%s, must be YYYY-MM-DDTHH:MM:SSZ", expires ? expires : "none");
	return true;
}

static bool
signature_is_first(const json_t *signatures, size_t index, const char *keyid)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(json_string_value(json_object_get(json_array_get(signatures, i), "keyid")), keyid) == 0)
			return false;
	return true;
}

/* Section 4.2.1: a keyid is unique in "signatures". */
static bool
check_signature_list(const struct reading *reading, const json_t *signatures)
{
	if (!json_is_array(signatures) || json_array_size(signatures) > METADATA_MAX_SIGNATURES)
		return metadata_fault(reading, "signatures", "not an array of at most %d", METADATA_MAX_SIGNATURES);
	for (size_t i = 0; i < json_array_size(signatures); i++) {
		const json_t *signature = json_array_get(signatures, i);
		const char *keyid = json_string_value(json_object_get(signature, "keyid"));
		if (!keyid || !json_is_string(json_object_get(signature, "sig")))
			return metadata_fault(reading, "signatures", "number %zu lacks keyid or sig", i + 1);
		if (!signature_is_first(signatures, i, keyid))
			return metadata_fault(reading, "signatures", "two with keyid %s", keyid);
	}
	return true;
}

static bool
check_document(const struct reading *reading, struct metadata *metadata)
{
	metadata->body = json_object_get(metadata->document, "signed");
	metadata->signatures = json_object_get(metadata->document, "signatures");
	if (!json_is_object(metadata->body))
		return metadata_fault(reading, "signed", "not an object");
	if (!check_signature_list(reading, metadata->signatures) || !check_common(reading, metadata) ||
	    !metadata_check_role(reading, metadata))
		return false;
	metadata->canonical = canonical_json(metadata->body, &metadata->canonical_size);
	return metadata->canonical || metadata_fault(reading, "canonical form", "there is none");
}

/* Takes the document over. */
static enum status
read_document(const struct reading *reading, struct metadata found, const char *bytes, struct metadata **out)
{
	struct metadata *metadata = malloc(sizeof *metadata);
	if (!metadata)
		abort();
	*metadata = found;
	if (!check_document(reading, metadata)) {
		metadata_free(metadata);
		return STATUS_INVALID;
	}
	hash_bytes(bytes, metadata->size, &metadata->hashes);
	*out = metadata;
	return STATUS_DONE;
}

enum status
metadata_parse(enum metadata_type type, const char *bytes, size_t size, const char *file,
    struct report *report, struct metadata **out)
{
	const struct reading reading = {.file = file, .report = report};
	bool cut;
	if (!size)
		return report_say(report, OUTCOME_UNREACHABLE, file, "JSON", "it is empty");
	if (!looks_signed(bytes, size))
		return report_say(report, OUTCOME_UNREACHABLE, file, "JSON", "what came is something else, or cut off");
	if (!check_bytes(&reading, type, bytes, size))
		return STATUS_INVALID;
	json_t *document = parse_json(&reading, bytes, size, &cut);
	if (!document)
		return cut ? report_say(report, OUTCOME_UNREACHABLE, file, "JSON", "cut off after %zu bytes", size)
		    : STATUS_INVALID;
	return read_document(&reading, (struct metadata){.type = type, .size = size, .document = document}, bytes, out);
}

void
metadata_free(struct metadata *metadata)
{
	if (!metadata)
		return;
	free(metadata->canonical);
	json_decref(metadata->document);
	free(metadata);
}

/* --------------------------------------------------------------- signatures -- */

static const char *
find_signature(const struct metadata *metadata, const char *keyid)
{
	for (size_t i = 0; i < json_array_size(metadata->signatures); i++) {
		const json_t *signature = json_array_get(metadata->signatures, i);
		if (strcmp(json_string_value(json_object_get(signature, "keyid")), keyid) == 0)
			return json_string_value(json_object_get(signature, "sig"));
	}
	return NULL;
}

/* One key under two keyids (an unknown field makes another keyid) counts once. */
static bool
is_another_key(const json_t *key, const json_t *const *counted, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (json_equal(json_object_get(key, "keyval"), json_object_get(counted[i], "keyval")))
			return false;
	return true;
}

/* Keys of the role that signed, at most METADATA_MAX_SIGNATURES; keyids are unique in a role. */
static size_t
count_signers(const struct metadata *metadata, struct authority authority)
{
	const json_t *keyids = json_object_get(authority.role, "keyids");
	const json_t *signers[METADATA_MAX_SIGNATURES];
	size_t count = 0;
	for (size_t i = 0; i < json_array_size(keyids) && count < METADATA_MAX_SIGNATURES; i++) {
		const char *keyid = json_string_value(json_array_get(keyids, i));
		const json_t *key = json_object_get(authority.keys, keyid);
		const char *signature = key ? find_signature(metadata, keyid) : NULL;
		if (signature && is_another_key(key, signers, count) &&
		    key_verifies(key, signature, metadata->canonical, metadata->canonical_size))
			signers[count++] = key;
	}
	return count;
}

enum status
metadata_check_signatures(const struct metadata *metadata, struct authority authority, const char *whose,
    const char *file, struct report *report)
{
	json_int_t threshold = json_integer_value(json_object_get(authority.role, "threshold"));
	size_t signers = count_signers(metadata, authority);
	if (threshold >= 1 && (json_int_t)signers >= threshold)
		return STATUS_DONE;
	return report_say(report, OUTCOME_REFUSED, file, "signatures",
	    "%zu good, %lld needed of the keys of %s", signers, (long long)threshold, whose);
}

struct authority
metadata_authority(const struct metadata *root, enum metadata_type type)
{
	return (struct authority){
		.keys = json_object_get(root->body, "keys"),
		.role = json_object_get(json_object_get(root->body, "roles"), types[type].name),
	};
}

enum status
metadata_check_expiry(const struct metadata *metadata, int64_t now, const char *file, struct report *report)
{
	if (metadata->expires > now)
		return STATUS_DONE;
	return report_say(report, OUTCOME_EXPIRED, file, "expires", "%s",
	    json_string_value(json_object_get(metadata->body, "expires")));
}
