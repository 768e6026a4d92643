/* kalauz-publish: the centre. Makes and keeps the repository that kiosks refresh from. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/catalogue.h"
#include "data/status.h"
#include "data/version.h"
#include "sync/publisher/publish_commands.h"
#include "sync/publisher/publish_options.h"

static const struct command {
	const char *name, *arguments, *what;
	int (*run)(int argc, char **argv);
} commands[] = {
	{"init", "", "make keys and an empty repository", publish_init},
	{"release", "[--edition E [--new-edition]] [--serial N] CATALOGUE.db", "publish a catalogue", publish_release},
	{"withdraw", "[--edition E] [--schema N] [--to SERIAL] [SERIAL]",
	    "put an earlier release's content in the place of a bad one", publish_withdraw},
	{"drop", "EDITION", "publish an edition no more", publish_drop},
	{"refresh", "", "sign the timestamp, and what is due, anew", publish_refresh},
	{"renew", "root|targets", "sign it anew with a later expiry", publish_renew},
	{"rotate", "ROLE [--replace KEYID]", "put a new key in the place of one", publish_rotate},
	{"key", "ROLE", "make a key, on the machine where it stays", publish_key},
	{"sign", "[FILE.json ...]", "sign files (--keys), take signatures in (--repository)", publish_sign},
	{"status", "", "print releases, versions, expiries, and what waits for signatures", publish_status},
	{"verify", "", "check the whole repository as a kiosk would", publish_verify},
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static int
usage(FILE *out, int status)
{
	fprintf(out, "usage: kalauz-publish COMMAND --repository DIR --keys DIR [OPTIONS]\n");
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  kalauz-publish %s %s\n      %s\n", commands[i].name, commands[i].arguments,
		    commands[i].what);
	fprintf(out, "Everywhere: --root-days N, --targets-days N, --snapshot-days N, --timestamp-days N,\n"
	    "--level N (of zstd), --now DATE. --keys may be given several times. See kalauz-publish(8).\n");
	return status;
}

int
main(int argc, char **argv)
{
	signal(SIGPIPE, SIG_IGN); /* who stops reading does not stop a publication */
	status_guard_streams();
	status_log_as("kalauz-publish", true);
	if (argc < 2)
		return usage(stderr, EXIT_USAGE);
	if (!strcmp(argv[1], "--help"))
		return usage(stdout, EXIT_SUCCESS);
	if (!strcmp(argv[1], "--version"))
		return version_print("kalauz-publish", CATALOGUE_SCHEMA);
	for (size_t i = 0; i < COMMANDS; i++)
		if (!strcmp(argv[1], commands[i].name))
			return status_of_output(commands[i].run(argc - 1, argv + 1));
	return usage(stderr, EXIT_USAGE);
}
