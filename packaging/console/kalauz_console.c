/* kalauz-console lock|font|unlock|status — the console of tty1 as the kiosk wants it, and as it was; or how it is. Only
 * root may. Settings: /etc/kalauz/console.conf, see kalauz-kiosk(7). Whatever fails is said, and the rest is done all
 * the same. */
#include <errno.h>
#include <fcntl.h>
#include <linux/kd.h>
#include <linux/vt.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/conf.h"
#include "kiosk/device/console.h"
#include "packaging/console/console_status.h"

#define TTY "/dev/tty1"
#define FONTS DATADIR "/console/kalauz-"

enum { EXIT_USAGE = 2, FEWEST_COLUMNS = 80, FEWEST_ROWS = 25 };

extern char **environ;

struct console_settings {
	const char *keymap; /* path */
	const char *font;   /* "16x32"; NULL: by the size of the screen */
};

/* The largest first. */
static const struct {
	const char *name;
	int width, height;
} fonts[] = {{"32x64", 32, 64}, {"32x32", 32, 32}, {"16x32", 16, 32}, {"8x16", 8, 16}};
enum { FONT_COUNT = sizeof fonts / sizeof *fonts, WIDE = 1 /* is chosen by name only */ };

/* ---------------------------------------------------------------- settings -- */

static enum status
set_keymap(const struct conf *l)
{
	struct console_settings *settings = l->settings;
	settings->keymap = *l->value == '/' ? arena_strdup(l->arena, l->value)
	                                    : arena_printf(l->arena, DATADIR "/console/%s.map", l->value);
	if (!access(settings->keymap, R_OK))
		return STATUS_DONE;
	return conf_complain(l, arena_printf(l->arena, "%s is not there; choose a name from %s, or write a path",
	    settings->keymap, DATADIR "/console"));
}

static enum status
set_font_name(const struct conf *l)
{
	struct console_settings *settings = l->settings;
	if (!strcmp(l->value, "auto"))
		return STATUS_DONE;
	for (int i = 0; i < FONT_COUNT; i++)
		if (!strcmp(l->value, fonts[i].name)) {
			settings->font = fonts[i].name;
			return STATUS_DONE;
		}
	return conf_complain(l, "write auto, 8x16, 16x32, 32x32 or 32x64");
}

static const struct conf_key keys[] = {{"keymap", set_keymap}, {"font", set_font_name}};

/* What is wrong is reported and left out. */
static void
read_settings(struct console_settings *settings, struct arena *arena)
{
	const char *path = SYSCONFDIR "/kalauz/console.conf";
	struct conf conf = {.settings = settings, .arena = arena, .name = path};
	*settings = (struct console_settings){.keymap = DATADIR "/console/hu.map"};
	conf_read(&conf, keys, sizeof keys / sizeof *keys, path);
}

/* ------------------------------------------------------------- the console -- */

static bool
try_font(int tty, const char *name)
{
	char path[256];
	snprintf(path, sizeof path, FONTS "%s.psf", name);
	return console_set_font(tty, path) == STATUS_DONE;
}

/* The one that is wanted; else the largest of which 80 columns and 25 rows fit on the screen and which the kernel takes. */
static bool
set_font(int tty, const char *wanted)
{
	int width, height;
	if (wanted && try_font(tty, wanted))
		return true;
	if (!console_dots(tty, &width, &height))
		width = height = 0; /* text mode of VGA */
	for (int i = 0; i < FONT_COUNT - 1; i++)
		if (i != WIDE && width / fonts[i].width >= FEWEST_COLUMNS && height / fonts[i].height >= FEWEST_ROWS &&
		    try_font(tty, fonts[i].name))
			return true;
	return try_font(tty, fonts[FONT_COUNT - 1].name);
}

/* loadkeys(1), which knows what is written in such files; -c: and forgets what a dead key makes of the next. */
static bool
load_keymap(const char *path)
{
	char *arguments[] = {"loadkeys", "-q", "-c", "-C", TTY, (char *)path, NULL};
	pid_t child;
	int status = 0, error = posix_spawnp(&child, *arguments, NULL, NULL, arguments, environ);
	if (!error && waitpid(child, &status, 0) == child && !status)
		return true;
	status_report("loadkeys %s: %s", path, error ? strerror(error) : "it failed");
	return false;
}

/* No key and no program changes to another virtual console, or all may again. */
static bool
lock_switching(bool lock)
{
	int console = open("/dev/tty0", O_RDWR | O_CLOEXEC | O_NOCTTY);
	bool done = console >= 0 && !ioctl(console, lock ? VT_LOCKSWITCH : VT_UNLOCKSWITCH, 1);
	if (!done)
		status_report("/dev/tty0: %s", strerror(errno));
	if (console >= 0)
		close(console);
	return done;
}

/* UTF-8 in both directions; the screen never blanks and never powers down. */
static bool
set_mode(int tty)
{
	static const char mode[] = "\033%G\033[9;0]\033[14;0]";
	if (!ioctl(tty, KDSKBMODE, K_UNICODE) && write(tty, mode, sizeof mode - 1) == sizeof mode - 1)
		return true;
	status_report(TTY ": %s", strerror(errno));
	return false;
}

/* ------------------------------------------------------------------- verbs -- */

static bool
font(int tty, const struct console_settings *settings)
{
	return set_font(tty, settings->font);
}

static bool
lock(int tty, const struct console_settings *settings)
{
	bool done[] = {
		set_font(tty, settings->font), set_mode(tty), load_keymap(settings->keymap), lock_switching(true),
	};
	return done[0] && done[1] && done[2] && done[3];
}

static bool
unlock(int tty, const struct console_settings *settings)
{
	(void)tty;
	(void)settings;
	return lock_switching(false);
}

static bool
status(int tty, const struct console_settings *settings)
{
	(void)settings;
	bool good[] = {
		console_status_font(tty), console_status_size(tty), console_status_keymap(tty), console_status_switching(tty),
	};
	return good[0] && good[1] && good[2] && good[3];
}

static const struct {
	const char *name;
	bool (*run)(int tty, const struct console_settings *);
} verbs[] = {{"lock", lock}, {"font", font}, {"unlock", unlock}, {"status", status}};

static bool
run(bool (*verb)(int, const struct console_settings *))
{
	struct arena arena = {0};
	struct console_settings settings;
	int tty = open(TTY, O_RDWR | O_CLOEXEC | O_NOCTTY);
	if (tty < 0) {
		status_report(TTY ": %s", strerror(errno));
		return false;
	}
	read_settings(&settings, &arena);
	bool good = verb(tty, &settings);
	close(tty);
	arena_free(&arena);
	return good;
}

int
main(int argc, char **argv)
{
	for (size_t i = 0; argc == 2 && i < sizeof verbs / sizeof *verbs; i++)
		if (!strcmp(argv[1], verbs[i].name))
			return !run(verbs[i].run);
	fprintf(stderr, "usage: kalauz-console lock|font|unlock|status\n");
	return EXIT_USAGE;
}
