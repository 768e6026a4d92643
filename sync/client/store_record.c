#include "sync/client/store_record.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const parts[STORE_PARTS] = {[STORE_INDEX] = "index-sha256", [STORE_DESK] = "desk-sha256"};

bool
record_folder(const char *name)
{
	size_t digits = strspn(name, "0123456789");
	return digits && strlen(name) <= RECORD_MAX_FOLDER && *name != '0' &&
	    (!name[digits] || !strcmp(name + digits, ".b"));
}

static void
print_hash(FILE *out, const char *key, bool has, const uint8_t *hash, size_t size)
{
	char hex[2 * SHA512_SIZE + 1];
	if (!has)
		return;
	hash_hex(hash, size, hex);
	fprintf(out, "%s %s\n", key, hex);
}

char *
record_text(const struct record *record, const char *predecessor, size_t *size)
{
	char *text;
	FILE *out = open_memstream(&text, size);
	if (!out)
		abort();
	fprintf(out, "name %s\nserial %" PRIu64 "\nlength %" PRIu64 "\n", record->name, record->serial,
	    record->length);
	print_hash(out, "sha256", record->hashes.has_sha256, record->hashes.sha256, SHA256_SIZE);
	print_hash(out, "sha512", record->hashes.has_sha512, record->hashes.sha512, SHA512_SIZE);
	for (enum store_part part = 0; part < STORE_PARTS; part++)
		print_hash(out, parts[part], record->parts[part].has_sha256, record->parts[part].sha256, SHA256_SIZE);
	if (*predecessor)
		fprintf(out, "predecessor %s\n", predecessor);
	if (fclose(out))
		abort();
	return text;
}

static bool
parse_number(const char *digits, uint64_t *out)
{
	char *end;
	errno = 0;
	*out = strtoull(digits, &end, 10);
	return strchr("0123456789", *digits) && !errno && end != digits && !*end;
}

static bool
parse_record_line(struct record *release, char predecessor[RECORD_MAX_FOLDER + 1], char *key, char *value)
{
	struct hashes *hashes = &release->hashes;
	if (!strcmp(key, "name"))
		return snprintf(release->name, sizeof release->name, "%s", value) <= TARGETS_MAX_NAME;
	if (!strcmp(key, "serial"))
		return parse_number(value, &release->serial);
	if (!strcmp(key, "length"))
		return parse_number(value, &release->length);
	if (!strcmp(key, "sha256"))
		return hashes->has_sha256 = hash_read(value, hashes->sha256, SHA256_SIZE);
	if (!strcmp(key, "sha512"))
		return hashes->has_sha512 = hash_read(value, hashes->sha512, SHA512_SIZE);
	for (enum store_part part = 0; part < STORE_PARTS; part++)
		if (!strcmp(key, parts[part]))
			release->parts[part].has_sha256 = hash_read(value, release->parts[part].sha256, SHA256_SIZE);
	if (!strcmp(key, "predecessor") && record_folder(value))
		strcpy(predecessor, value);
	return true; /* of a later version of this program */
}

bool
record_parse(char *text, struct record *out, char predecessor[RECORD_MAX_FOLDER + 1])
{
	char *save = NULL;
	bool good = true;
	*out = (struct record){0};
	for (char *line = strtok_r(text, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
		char *space = strchr(line, ' ');
		if (space)
			*space = 0;
		good = space && parse_record_line(out, predecessor, line, space + 1) && good;
	}
	return good && *out->name && out->length && (out->hashes.has_sha256 || out->hashes.has_sha512);
}
