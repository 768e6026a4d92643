#include "sync/client/store_place.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sync/base/files.h"

enum { ASIDES = 10 }; /* of one name */

static const struct {
	const char *name;
	mode_t kind;
} places[] = {
	{"lock", S_IFREG}, {"tuf", S_IFDIR}, {"releases", S_IFDIR}, {"partial", S_IFDIR}, {"current", S_IFLNK},
	{"held", S_IFREG}, {"status.json", S_IFREG}, {"kalauz-sync.prom", S_IFREG},
};
enum { PLACES = sizeof places / sizeof *places };

static bool
set_aside(int root, const char *directory, const char *name)
{
	char aside[NAME_MAX + 1];
	for (int i = 1; i <= ASIDES; i++) {
		snprintf(aside, sizeof aside, "%.200s.aside-%d", name, i);
		if (faccessat(root, aside, F_OK, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT)
			continue;
		status_report("%s/%s: is something else than kalauz-sync makes; moved to %s", directory, name, aside);
		return renameat(root, name, root, aside) == 0;
	}
	errno = EEXIST;
	return false;
}

/* A link to a folder is a folder: stores may be spread over disks. */
static bool
is_of_kind(int root, const char *name, mode_t kind)
{
	struct stat found;
	int flags = kind == S_IFDIR ? 0 : AT_SYMLINK_NOFOLLOW;
	return fstatat(root, name, &found, flags) || (found.st_mode & S_IFMT) == kind;
}

/* Sets *name to what cannot be written. */
struct refusal {
	char name[NAME_MAX + 16];
};

static void
look_at_release(void *closure, int folder, const char *name)
{
	struct refusal *refusal = closure;
	struct stat found;
	if (!fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) && S_ISDIR(found.st_mode) &&
	    faccessat(folder, name, W_OK | X_OK, 0))
		snprintf(refusal->name, sizeof refusal->name, "releases/%s", name);
}

static enum status
check_access(int root, const char *directory, struct report *report)
{
	struct refusal refusal = {""};
	const struct passwd *user = getpwuid(geteuid());
	files_each_entry(root, "releases", look_at_release, &refusal);
	for (size_t i = 0; i < PLACES; i++)
		if (places[i].kind == S_IFDIR && faccessat(root, places[i].name, W_OK | X_OK, 0))
			snprintf(refusal.name, sizeof refusal.name, "%s", places[i].name);
	if (!*refusal.name)
		return STATUS_DONE;
	return report_say(report, OUTCOME_BROKEN, refusal.name, "owner", "the user that works here may not write it; as "
	    "root: chown -R %s: %s", user ? user->pw_name : "kalauz-sync", directory);
}

enum status
store_place_prepare(int root, const char *directory, struct report *report)
{
	for (size_t i = 0; i < PLACES; i++) {
		const char *name = places[i].name;
		if (!is_of_kind(root, name, places[i].kind) &&
		    /* a file is replaced by a link in one step */
		    !(places[i].kind == S_IFLNK && is_of_kind(root, name, S_IFREG)) && !set_aside(root, directory, name))
			return report_say(report, OUTCOME_BROKEN, name, "moving it aside", "%s", strerror(errno));
		if (places[i].kind == S_IFDIR && !files_make_folder(root, name))
			return report_say(report, OUTCOME_BROKEN, name, "mkdir", "%s", strerror(errno));
	}
	return check_access(root, directory, report);
}
