#include "sync/publisher/publish_expiry.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/date.h"
#include "data/status.h"
#include "sync/publisher/publish_catalogue.h"

static const char *const cures[ROLES] = {
	[ROLE_ROOT] = "run kalauz-publish renew root, where two root keys are",
	[ROLE_TARGETS] = "run kalauz-publish renew targets, where the targets key is",
	[ROLE_SNAPSHOT] = "run kalauz-publish refresh; a timer should do that every hour",
	[ROLE_TIMESTAMP] = "run kalauz-publish refresh; a timer should do that every hour",
};

static int64_t
left(const struct repository *r, enum top_role role)
{
	return meta_expires(r->published[role]) - r->now;
}

static bool
is_soon(const struct repository *r, enum top_role role)
{
	return left(r, role) < (int64_t)root_days(r->published[ROLE_ROOT], role) * DAY_SECONDS / 2;
}

/* "3 days", "5 hours", "7 minutes" */
enum { SPAN_SIZE = 32 };
static const char *
span(int64_t seconds, char text[SPAN_SIZE])
{
	if (seconds >= 2 * DAY_SECONDS)
		snprintf(text, SPAN_SIZE, "%" PRId64 " days", seconds / DAY_SECONDS);
	else if (seconds >= 2 * 3600)
		snprintf(text, SPAN_SIZE, "%" PRId64 " hours", seconds / 3600);
	else
		snprintf(text, SPAN_SIZE, "%" PRId64 " minutes", seconds / 60);
	return text;
}

void
expiry_print(const struct repository *r, enum top_role role)
{
	const json_t *metadata = r->published[role], *root = r->published[ROLE_ROOT];
	char date[TIME_SIZE], words[SPAN_SIZE];
	if (!metadata) {
		printf("  %-10s none\n", role_names[role]);
		return;
	}
	time_write(meta_expires(metadata), date);
	printf("  %-10s version %" PRId64 ", %" PRId64 " of %" PRId64 " signatures, expires %s, ", role_names[role],
	    meta_version(metadata), meta_signatures(metadata, root, role), root_threshold(root, role), date);
	if (left(r, role) <= 0)
		printf("EXPIRED %s ago\n", span(-left(r, role), words));
	else
		printf("in %s%s\n", span(left(r, role), words), is_soon(r, role) ? ": renew it" : "");
}

static int
say(const struct repository *r, enum top_role role)
{
	char words[SPAN_SIZE];
	if (!r->published[role]) {
		status_report("%s: %s metadata is lost; %s", r->directory, role_names[role], cures[role]);
		return EXIT_FAILURE;
	}
	if (repository_is_behind(r, role)) {
		status_report("%s: %s is at version %" PRId64 ", but %" PRId64 " was published, and kiosks that know it "
		    "refuse this one; %s", r->directory, role_names[role], meta_version(r->published[role]),
		    repository_next_version(r, role) - 1, cures[role]);
		return EXIT_FAILURE;
	}
	if (left(r, role) <= 0) {
		status_report("%s: %s expired %s ago, and kiosks take nothing new; %s", r->directory, role_names[role],
		    span(-left(r, role), words), cures[role]);
		return EXIT_EXPIRED;
	}
	if (!is_soon(r, role))
		return EXIT_SUCCESS;
	status_report("%s: %s expires in %s; %s", r->directory, role_names[role], span(left(r, role), words),
	    cures[role]);
	return EXIT_SOON;
}

/* Kiosks that have seen a later release refuse an earlier one. */
static int
say_serials(const struct repository *r)
{
	const char *edition;
	json_t *serial;
	int status = EXIT_SUCCESS;
	json_object_foreach(r->history.serials, edition, serial) {
		int64_t here = release_newest(r, edition);
		if (!here || here >= json_integer_value(serial))
			continue;
		status_report("%s: release %" PRId64 " of %s is published, but %" PRId64 " was, and kiosks that know it refuse "
		    "this one; release the newest catalogue again", r->directory, here, edition,
		    (int64_t)json_integer_value(serial));
		status = EXIT_FAILURE;
	}
	return status;
}

/* Of two exit statuses the one that matters more. */
static int
worse(int one, int other)
{
	static const int order[] = {EXIT_FAILURE, EXIT_EXPIRED, EXIT_SOON};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (one == order[i] || other == order[i])
			return order[i];
	return EXIT_SUCCESS;
}

int
expiry_status(const struct repository *r)
{
	int status = say_serials(r);
	for (enum top_role role = 0; role < ROLES; role++)
		status = worse(status, say(r, role));
	return status;
}

int
expiry_after(const struct repository *r, int status)
{
	return status == EXIT_SUCCESS && expiry_status(r) == EXIT_EXPIRED ? EXIT_EXPIRED : status;
}
