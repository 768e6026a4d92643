/* A question and what can be chosen: a menu below its title. */
#ifndef CHOICE_H
#define CHOICE_H

#include "kiosk/widgets/menu.h"

struct choice {
	struct menu menu;
	const char *question;
	struct arena_mark loaded;
	int title_rows;
};

/* At the end of load: nothing may be put into the arena that shall outlive a layout later. Entries and question live as long
 * as it. One column. */
void choice_set(struct choice *, struct arena *, const char *question, const struct menu_entry *, size_t count);
/* Sets it into ctx->area. */
void choice_layout(struct choice *, struct arena *, const struct ctx *);
/* Returns the rows of ctx->area that it takes. */
int choice_draw(const struct choice *, const struct ctx *, struct canvas *);

#endif
