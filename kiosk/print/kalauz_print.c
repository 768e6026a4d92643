/* kalauz-print: wiring only. See kalauz-print(8). */
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "data/status.h"
#include "kiosk/helper/helper.h"
#include "kiosk/print/print_serve.h"

enum { EXIT_USAGE = 2, WAITING = 4 /* clients that may wait to be told that it is busy */ };

static const struct helper helper = {
	.name = "kalauz-print",
	.usage = "usage: kalauz-print [--config FILE] [--socket PATH | --once]\n"
	    "       kalauz-print --check-config [--config FILE]\n"
	    "       kalauz-print --help | --version\n",
	.own = "once",
	.own_argument = no_argument,
	.or_own = " or --once",
	.waiting = WAITING,
};

static int
run(const struct helper_options *options, const struct print_settings *settings)
{
	int idle;
	helper_handle_signals();
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); /* somebody's list must not land in a file */
	if (options->own)
		return print_serve_one(STDIN_FILENO, STDOUT_FILENO, settings, &helper_stop) == STATUS_DONE ? 0 : 1;
	int fd = helper_listen(&helper, options->socket, &idle);
	if (fd < 0)
		return 1;
	print_serve(fd, settings, idle, &helper_stop);
	return 0;
}

int
main(int argc, char **argv)
{
	struct helper_options options;
	struct print_settings settings;
	struct arena arena = {0};
	status_guard_streams();
	status_log_as("kalauz-print", true);
	if (!helper_parse(&helper, argc, argv, &options))
		return EXIT_USAGE;
	if (options.own + options.check_only + !!options.socket > 1) {
		fputs(helper.usage, stderr);
		return EXIT_USAGE;
	}
	print_settings_default(&settings);
	const char *path = options.config ? options.config : SYSCONFDIR "/kalauz/kalauz-print.conf";
	enum status status = print_settings_read(&settings, &arena, path);
	if (status == STATUS_ABSENT)
		status_report("%s: there is no such file", path);
	int result = status != STATUS_DONE;
	if (!result && !options.check_only)
		result = run(&options, &settings);
	arena_free(&arena);
	return result;
}
