#include "sync/base/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '-' || c == '.' || c == '_' || c == '~';
}

bool
names_encode(const char *name, bool keep_slash, char *out, size_t room)
{
	static const char digits[] = "0123456789ABCDEF";
	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;
		bool plain = is_plain(*name) || (keep_slash && c == '/');
		size_t size = plain ? 1 : 3;
		if (room <= size)
			return false;
		*out = plain ? *name : '%';
		if (!plain) {
			out[1] = digits[c >> 4];
			out[2] = digits[c & 15];
		}
		out += size;
		room -= size;
	}
	if (!room)
		return false;
	*out = '\0';
	return true;
}

bool
names_role_is_good(const char *role)
{
	static const char *const top[] = {"root", "timestamp", "snapshot", "targets"};
	char encoded[NAMES_MAX_ROLE + 1];
	for (size_t i = 0; i < sizeof top / sizeof *top; i++)
		if (strcmp(role, top[i]) == 0)
			return false;
	return *role && names_encode(role, false, encoded, sizeof encoded);
}

void
names_metadata(const char *role, long long version, char file[NAMES_MAX_FILE + 1])
{
	char encoded[NAMES_MAX_ROLE + 1];
	if (!names_encode(role, false, encoded, sizeof encoded))
		abort(); /* callers checked its length */
	if (version > 0)
		snprintf(file, NAMES_MAX_FILE + 1, "%lld.%s.json", version, encoded);
	else
		snprintf(file, NAMES_MAX_FILE + 1, "%s.json", encoded);
}

bool
names_edition_is_good(const char *edition)
{
	size_t size = strlen(edition);
	return size && size <= NAMES_MAX_EDITION && *edition != '-' &&
	    strspn(edition, "abcdefghijklmnopqrstuvwxyz0123456789-") == size;
}

static bool
part_is_good(const char *part, size_t size)
{
	return size && !(size == 1 && part[0] == '.') && !(size == 2 && part[0] == '.' && part[1] == '.');
}

bool
names_target_is_good(const char *name)
{
	for (const char *c = name; *c; c++)
		if ((unsigned char)*c < 0x20 || *c == 0x7f || *c == '\\')
			return false;
	for (;; name++) {
		size_t size = strcspn(name, "/");
		if (!part_is_good(name, size))
			return false;
		name += size;
		if (!*name)
			return true;
	}
}

bool
names_target(const char *name, const char *hash, char *out, size_t room)
{
	const char *slash = strrchr(name, '/');
	size_t folder = slash ? (size_t)(slash - name) + 1 : 0;
	char *whole = NULL;
	if (asprintf(&whole, "%.*s%s%s%s", (int)folder, name, hash ? hash : "", hash ? "." : "", name + folder) < 0)
		abort();
	bool good = names_encode(whole, true, out, room);
	free(whole);
	return good;
}
