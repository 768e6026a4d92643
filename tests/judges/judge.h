/* A terminal that says what a stream of bytes looks like: cell by cell, and where the cursor is. */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { JUDGE_MAX_COLUMNS = 255, JUDGE_MAX_ROWS = 80 };

/* What is seen; a blank is a space, and the second half of a wide character is 0. */
struct sight {
	int columns, rows;
	uint32_t cells[JUDGE_MAX_ROWS][JUDGE_MAX_COLUMNS];
	int cursor_x, cursor_y;
};

struct judge {
	const char *name;
	/* A terminal of this size, as if switched on. NULL: there is none on this machine, and *why says what is missing. */
	void *(*open)(int columns, int rows, const char **why);
	/* Takes the bytes and says what is seen then. False, reported on stderr: it could not. */
	bool (*look)(void *, const char *bytes, size_t size, struct sight *);
	void (*close)(void *);
};

extern const struct judge judge_libvterm, judge_console, judge_tmux, judge_xterm;

/* A text of lines as cells, for those judges that give one. */
void judge_read_text(struct sight *, const char *text);

/* What runs inside tmux and xterm: writes what comes from the socket, and answers where the cursor is. */
int judge_feeder(const char *socket_path);

#endif
