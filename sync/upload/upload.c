#include "sync/upload/upload.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/limits.h"
#include "sync/upload/spool.h"

enum { MAX_FAILURES = 8 }; /* of a run; who says no so often says it to all */

/* ------------------------------------------------------------------- one day -- */

static enum status
bring(struct upload *upload, const struct spool_file *file, const char *bytes, size_t size)
{
	char name[SPOOL_NAME + 8];
	long answer;
	snprintf(name, sizeof name, "%s/%s.tally", file->day, file->digest);
	enum status status = fetch_put(upload->fetcher, name, bytes, size, file->digest, &answer);
	if (status == STATUS_DONE)
		*(answer == 412 ? &upload->there : &upload->sent) += 1;
	return status;
}

static enum status
take_away(struct upload *upload, const struct spool *spool, const struct spool_file *file)
{
	if (spool_remove(spool, file))
		return STATUS_DONE;
	upload->waiting++;
	return report_say(upload->report, OUTCOME_BROKEN, file->name, "unlink", "%s; see FILES in kalauz-sync(8)",
	    strerror(errno));
}

/* Keeps nobody waiting: it is said, and goes. */
static enum status
take_spoilt(struct upload *upload, const struct spool *spool, const struct spool_file *file, const char *why)
{
	upload->spoilt++;
	report_say(upload->report, OUTCOME_BROKEN, file->name, "tally", "%s; it is removed", why);
	return take_away(upload, spool, file);
}

/* STATUS_ABSENT: the server is not there. This and every other failure is said. */
static enum status
take(struct upload *upload, const struct spool *spool, const struct spool_file *file)
{
	size_t size;
	const char *why;
	enum status status;
	char *bytes = spool_read(spool, file, &size, &status, &why);
	if (status == STATUS_ABSENT)
		return STATUS_DONE;
	if (status == STATUS_CORRUPT)
		return take_spoilt(upload, spool, file, why);
	if (!bytes) {
		upload->waiting++;
		report_say(upload->report, OUTCOME_BROKEN, file->name, "tally", "%s%s%s", why, status == STATUS_IO ? ": " : "",
		    status == STATUS_IO ? strerror(errno) : "");
		return STATUS_DONE;
	}
	status = bring(upload, file, bytes, size);
	free(bytes);
	if (status == STATUS_DONE)
		return take_away(upload, spool, file);
	upload->waiting++;
	return status;
}

/* ------------------------------------------------------------------- all days -- */

/* What is said of one day must not hide what is said of the next: the first that is said stays, as ever, but for a
 * server that is not there, which counts most: it begins the back-off. */
static enum status
take_beside(struct upload *upload, const struct spool *spool, const struct spool_file *file)
{
	struct report before = report_push(upload->report);
	enum status status = take(upload, spool, file);
	bool gone = upload->report->said && upload->report->outcome == OUTCOME_UNREACHABLE;
	if (before.said && !gone) {
		if (upload->report->said)
			status_report("%s", upload->report->line);
		report_pop(upload->report, &before);
	}
	return gone ? STATUS_ABSENT : status;
}

static void
take_all(struct upload *upload, const struct spool *spool)
{
	unsigned failures = 0;
	size_t i = 0;
	for (; i < spool->count && failures < MAX_FAILURES; i++) {
		enum status status = take_beside(upload, spool, &spool->files[i]);
		failures += status == STATUS_ABSENT ? MAX_FAILURES : status != STATUS_DONE;
	}
	upload->waiting += (unsigned)(spool->count - i);
}

/* What waits must not fill the disk: the oldest go. What is gone takes no room. */
static void
make_room(struct upload *upload, const struct spool *spool)
{
	uint64_t files = 0, bytes = 0;
	for (size_t i = spool->count; i-- > 0;) {
		const struct spool_file *file = &spool->files[i];
		if (!spool_has(spool, file))
			continue;
		files++;
		bytes += file->size;
		if (files <= LIMIT_TALLY_FILES && bytes <= SPOOL_MAX_BYTES)
			continue;
		status_report("%s: has waited too long: no more than %d days and %d bytes may wait; removed unsent", file->name,
		    LIMIT_TALLY_FILES, SPOOL_MAX_BYTES);
		if (spool_remove(spool, file)) {
			upload->dropped++;
			upload->waiting--;
		}
	}
}

static void
say_all(struct upload *upload)
{
	struct report *report = upload->report;
	unsigned arrived = upload->sent + upload->there;
	bool well = !report->said;
	if (well)
		report_say(report, arrived ? OUTCOME_UPDATED : OUTCOME_CURRENT, "tally", "upload", "%u sent, %u were there",
		    upload->sent, upload->there);
	else
		report_add(report, "; %u sent, %u were there", upload->sent, upload->there);
	report_add(report, ", %u wait", upload->waiting);
	if (upload->spoilt)
		report_add(report, ", %u spoilt", upload->spoilt);
	if (upload->dropped)
		report_add(report, ", %u removed unsent", upload->dropped);
}

void
upload_run(struct upload *upload)
{
	struct spool spool;
	if (spool_open(&spool, upload->spool, upload->report) == STATUS_DONE) {
		take_all(upload, &spool);
		make_room(upload, &spool);
	}
	spool_close(&spool);
	say_all(upload);
}
