/* screenshot [-s 80x25] [-T TERM] [-k KEYS] [-w TITLE] [-o FILE] [-t] PROGRAM ARGS...
 *
 * Runs the program on a pseudo-terminal, presses the keys one after the other,
 * waiting for quiet after each, and writes the screen: SVG, or text with -t.
 * KEYS are names separated by commas ("Enter,Down,F1,Ctrl-u"); a part that is no
 * name is typed; click@X@Y clicks. `-w ""` leaves the window frame away.
 * Exit 1 when the program did not start or a file could not be written. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/pty/svg.h"
#include "tests/pty/terminal.h"

enum { QUIET = 60, LIMIT = 5000 };

struct order {
	struct terminal_options options;
	const char *title, *output;
	char *keys;
	bool text;
};

static int
usage(void)
{
	fputs("usage: screenshot [-s 80x25] [-T TERM] [-k KEYS] [-w TITLE] [-o FILE] [-t] "
	      "PROGRAM [ARGUMENT...]\n", stderr);
	return 2;
}

/* "+": stop at the program's name, its own options are not ours. */
static bool
read_options(struct order *order, int argc, char **argv)
{
	for (int option; (option = getopt(argc, argv, "+s:T:k:w:o:t")) != -1;) {
		switch (option) {
		case 's':
			if (sscanf(optarg, "%dx%d", &order->options.columns, &order->options.rows) != 2)
				return false;
			break;
		case 'T': order->options.term = optarg; break;
		case 'k': order->keys = optarg; break;
		case 'w': order->title = *optarg ? optarg : NULL; break;
		case 'o': order->output = optarg; break;
		case 't': order->text = true; break;
		default: return false;
		}
	}
	return optind < argc;
}

static void
press(struct terminal *terminal, const char *part)
{
	int column, row;
	if (sscanf(part, "click@%d@%d", &column, &row) == 2)
		terminal_click(terminal, column, row);
	else if (!terminal_key(terminal, part))
		terminal_type(terminal, part);
	terminal_wait_answer(terminal, 200);
	terminal_wait_quiet(terminal, QUIET, LIMIT);
}

static bool
write_screen(const struct order *order, const struct terminal *terminal)
{
	FILE *file = order->output ? fopen(order->output, "w") : stdout;
	if (!file) {
		perror(order->output);
		return false;
	}
	if (order->text) {
		char *dump = terminal_dump(terminal);
		fputs(dump, file);
		free(dump);
	} else {
		svg_write(terminal, order->title, file);
	}
	bool done = !ferror(file);
	return (order->output ? fclose(file) == 0 : fflush(file) == 0) && done;
}

int
main(int argc, char **argv)
{
	struct order order = {.title = "Kalauz"};
	if (!read_options(&order, argc, argv))
		return usage();
	struct terminal *terminal = terminal_start(argv + optind, &order.options);
	if (!terminal)
		return 1;
	bool shown = terminal_wait_answer(terminal, LIMIT);
	terminal_wait_quiet(terminal, QUIET, LIMIT);
	for (char *part = order.keys ? strtok(order.keys, ",") : NULL; part; part = strtok(NULL, ","))
		press(terminal, part);
	bool written = shown && write_screen(&order, terminal);
	if (!shown)
		fprintf(stderr, "screenshot: %s showed nothing\n", argv[optind]);
	terminal_free(terminal);
	return written ? 0 : 1;
}
