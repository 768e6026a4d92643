#include "sync/transport/fetch_transfer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sync/base/files.h"

bool
transfer_fail(struct transfer *transfer, enum transfer_fault fault)
{
	transfer->fault = fault;
	transfer->error = errno;
	return false;
}

static void
keep_in_memory(struct transfer *transfer, const char *bytes, size_t size)
{
	if (transfer->have + size + 1 > transfer->room) {
		transfer->room = 2 * transfer->room + size + TRANSFER_BUFFER;
		transfer->memory = realloc(transfer->memory, transfer->room);
		if (!transfer->memory)
			abort();
	}
	memcpy(transfer->memory + transfer->have, bytes, size);
	transfer->have += size;
	transfer->memory[transfer->have] = '\0';
}

/* What was written before a fault counts: the next run goes on from there. */
static bool
keep_in_file(struct transfer *transfer, const char *bytes, size_t size)
{
	size_t written = files_write(transfer->fd, bytes, size, (off_t)transfer->have);
	transfer->have += written;
	return written == size || transfer_fail(transfer, FAULT_WRITE);
}

bool
transfer_keep(struct transfer *transfer, const char *bytes, size_t size)
{
	const struct fetcher *fetcher = transfer->fetcher;
	if (size > transfer->max - transfer->have)
		return transfer_fail(transfer, FAULT_LONG);
	if (transfer->fd < 0)
		keep_in_memory(transfer, bytes, size);
	else if (!keep_in_file(transfer, bytes, size))
		return false;
	if (fetcher->progress)
		fetcher->progress(fetcher->closure, transfer->have, transfer->total);
	return true;
}

bool
transfer_restart(struct transfer *transfer)
{
	transfer->have = 0;
	if (transfer->fd >= 0 && ftruncate(transfer->fd, 0) < 0)
		return transfer_fail(transfer, FAULT_WRITE);
	return true;
}

enum status
transfer_say(const struct transfer *transfer)
{
	struct report *report = transfer->fetcher->report;
	const char *name = transfer->name;
	switch (transfer->fault) {
	case FAULT_LONG:
		return report_say(report, OUTCOME_UNREACHABLE, name, "length", "more than %llu bytes",
		    (unsigned long long)transfer->max);
	case FAULT_WRITE:
		return report_say(report, OUTCOME_BROKEN, name, "write", "%s", strerror(transfer->error));
	case FAULT_HEADERS:
		return report_say(report, OUTCOME_UNREACHABLE, name, "header", "more than %d bytes",
		    TRANSFER_MAX_HEADERS);
	case FAULT_LENGTHS:
		return report_say(report, OUTCOME_UNREACHABLE, name, "header", "two different lengths");
	default:
		return report_say(report, OUTCOME_UNREACHABLE, name, "range", "another part than asked for");
	}
}
