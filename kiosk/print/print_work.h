/* One list on its way to paper, whichever printer it is. */
#ifndef PRINT_WORK_H
#define PRINT_WORK_H

#include "data/arena.h"
#include "kiosk/model/printing.h"
#include "kiosk/print/print_device.h"
#include "kiosk/print/print_settings.h"
#include "kiosk/takeaway/takeaway_list.h"

struct print_ipp;

struct print_work {
	struct print_ipp *ipp;
	struct print_device device;
	bool at_device;
	enum printing state;
};

/* Draws the list and hands it over; work->state says how that went. The arena must live as long as it goes on. */
void print_work_begin(struct print_work *, struct arena *, const struct print_settings *, const struct takeaway *);
/* While it goes on: how far it is now. */
void print_work_look(struct print_work *);
/* A file descriptor at which the printer says (POLLOUT) that it is time for the next look; -1: only time does. */
int print_work_room(const struct print_work *);
/* Takes back what has not begun, if it goes on; frees. */
void print_work_end(struct print_work *);

#endif
