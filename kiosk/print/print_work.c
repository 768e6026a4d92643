#include "kiosk/print/print_work.h"

#include "kiosk/print/print_draw.h"
#include "kiosk/print/print_files.h"
#include "kiosk/print/print_ipp.h"
#include "kiosk/print/print_receipt.h"

struct drawn {
	const unsigned char *bytes;
	size_t size;
};

static enum printing
hand_over(struct print_work *work, struct arena *arena, const struct print_settings *settings, struct drawn drawn)
{
	const char *type = !settings->receipt ? "application/pdf"
	    : settings->to == PRINT_CUPS ? "application/vnd.cups-raw" : "application/octet-stream";
	const char *uri = settings->where;
	switch (settings->to) {
	case PRINT_CUPS:
		uri = arena_printf(arena, "ipp://localhost/printers/%s", settings->where);
		/* fall through */
	case PRINT_IPP:
		return print_ipp_begin(&work->ipp, uri, !settings->receipt, type, drawn.bytes, drawn.size);
	case PRINT_DEVICE:
		work->at_device = true;
		return print_device_begin(&work->device, settings->where, drawn.bytes, drawn.size);
	case PRINT_FILES:
		return print_files_put(settings->where, settings->receipt ? "escpos" : "pdf", drawn.bytes, drawn.size);
	case PRINT_NOWHERE:
		status_report("no printer is configured; see kalauz-print(8)");
		break;
	}
	return PRINTING_OFFLINE;
}

void
print_work_begin(struct print_work *work, struct arena *arena, const struct print_settings *settings,
    const struct takeaway *list)
{
	struct drawn drawn;
	*work = (struct print_work){.device.fd = -1, .state = PRINTING_FAILED};
	enum status status = settings->receipt
	    ? print_receipt(arena, list, settings->code_page, &drawn.bytes, &drawn.size)
	    : print_draw_pdf(arena, list, &drawn.bytes, &drawn.size);
	if (status == STATUS_DONE)
		work->state = hand_over(work, arena, settings, drawn);
}

void
print_work_look(struct print_work *work)
{
	work->state = work->ipp ? print_ipp_look(work->ipp) : print_device_look(&work->device);
}

int
print_work_room(const struct print_work *work)
{
	return work->at_device && work->device.full ? work->device.fd : -1;
}

void
print_work_end(struct print_work *work)
{
	if (work->ipp && printing_goes_on(work->state))
		print_ipp_cancel(work->ipp);
	print_ipp_free(work->ipp);
	if (work->at_device)
		print_device_close(&work->device);
	*work = (struct print_work){.device.fd = -1};
}
