#include "kiosk/model/machine.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>

enum { MAX_LINE = 256, MAX_LINES = 500, MAX_SERIAL = 20, MAX_OUTCOME = 20 };

/* STORE/releases/SERIAL/catalogue.db → STORE and SERIAL (a second folder of one serial: SERIAL.b); false: not in a store. */
static bool
split(const char *catalogue, struct arena *arena, const char **store, const char **serial)
{
	static const char releases[] = "/releases/";
	const char *at = strstr(catalogue, releases);
	for (const char *next = at; next; next = strstr(next + 1, releases))
		at = next;
	size_t length = at ? strspn(at + strlen(releases), "0123456789") : 0;
	if (!length || length > MAX_SERIAL)
		return false;
	*store = arena_printf(arena, "%.*s", (int)(at - catalogue), catalogue);
	*serial = arena_printf(arena, "%.*s", (int)length, at + strlen(releases));
	return true;
}

/* Lines of the text format of Prometheus, as kalauz-sync writes them. */
static void
read_line(const char *line, struct arena *arena, struct machine *machine)
{
	char outcome[MAX_OUTCOME + 1];
	int is = 0;
	int64_t time;
	if (sscanf(line, "kalauz_sync_last_run_timestamp_seconds %" SCNd64, &time) == 1 && time > 0)
		machine->refreshed = time;
	else if (sscanf(line, "kalauz_sync_outcome{outcome=\"%20[a-z]\"} %d", outcome, &is) == 2 && is == 1)
		machine->outcome = arena_strdup(arena, outcome);
}

static void
read_refresh(const char *store, struct arena *arena, struct machine *machine)
{
	char line[MAX_LINE];
	FILE *file = fopen(arena_printf(arena, "%s/kalauz-sync.prom", store), "re");
	for (int i = 0; file && i < MAX_LINES && fgets(line, sizeof line, file); i++)
		read_line(line, arena, machine);
	if (file)
		fclose(file);
}

/* Beside a catalogue of a store stands what kalauz-sync knows of it; its line "name EDITION/SCHEMA/catalogue.db". */
static const char *
read_edition(const char *catalogue, struct arena *arena)
{
	static const char signs[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
	char line[MAX_LINE], name[MAX_LINE];
	const char *edition = NULL;
	const char *slash = strrchr(catalogue, '/');
	FILE *file = fopen(arena_printf(arena, "%.*s/release", (int)(slash - catalogue), catalogue), "re");
	for (int i = 0; file && !edition && i < MAX_LINES && fgets(line, sizeof line, file); i++)
		if (sscanf(line, "name %255s", name) == 1 && name[strspn(name, signs)] == '/')
			edition = arena_printf(arena, "%.*s", (int)strspn(name, signs), name);
	if (file)
		fclose(file);
	return edition;
}

struct machine
machine_read(const char *catalogue, struct arena *arena)
{
	struct machine machine = {.free_bytes = -1};
	struct utsname host;
	struct statvfs space;
	const char *store;
	machine.name = uname(&host) ? "" : arena_strdup(arena, host.nodename);
	if (!catalogue)
		return machine;
	if (!statvfs(catalogue, &space))
		machine.free_bytes = (int64_t)space.f_bavail * (int64_t)space.f_frsize;
	if (split(catalogue, arena, &store, &machine.release)) {
		read_refresh(store, arena, &machine);
		machine.edition = read_edition(catalogue, arena);
	}
	return machine;
}
