/* The command line of the official conformance suite (theupdateframework/tuf-conformance, CLIENT-CLI.md)
 * over the code that ships. Exit status 0 or 1; the cause goes to stderr.
 *
 *     tuf-client --metadata-dir D init ROOT
 *     tuf-client --metadata-url U --metadata-dir D refresh
 *     tuf-client --metadata-url U --metadata-dir D --target-name T ... --target-base-url U --target-dir D download
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sync/base/names.h"
#include "sync/trust/metadata.h"
#include "sync/trust/targets.h"
#include "sync/trust/verify.h"

enum { MAX_NAMES = 64, MAX_PATH = 4096 };

struct options {
	const char *metadata_url, *metadata_dir, *target_url, *target_dir;
	const char *names[MAX_NAMES];
	int name_count;
	const char *command, *argument;
};

enum { OPTION_URL = 1, OPTION_DIR, OPTION_NAME, OPTION_TARGET_URL, OPTION_TARGET_DIR };

static const struct option long_options[] = {
	{"metadata-url", required_argument, NULL, OPTION_URL},
	{"metadata-dir", required_argument, NULL, OPTION_DIR},
	{"target-name", required_argument, NULL, OPTION_NAME},
	{"target-base-url", required_argument, NULL, OPTION_TARGET_URL},
	{"target-dir", required_argument, NULL, OPTION_TARGET_DIR},
	{0},
};

static bool
take_option(struct options *options, int option)
{
	switch (option) {
	case OPTION_URL:        options->metadata_url = optarg; return true;
	case OPTION_DIR:        options->metadata_dir = optarg; return true;
	case OPTION_TARGET_URL: options->target_url = optarg; return true;
	case OPTION_TARGET_DIR: options->target_dir = optarg; return true;
	case OPTION_NAME:
		if (options->name_count == MAX_NAMES)
			return false;
		options->names[options->name_count++] = optarg;
		return true;
	}
	return false;
}

static bool
parse_options(struct options *options, int argc, char **argv)
{
	int option;
	while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1)
		if (!take_option(options, option))
			return false;
	options->command = optind < argc ? argv[optind] : NULL;
	options->argument = optind + 1 < argc ? argv[optind + 1] : NULL;
	return options->command && options->metadata_dir;
}

static enum status
init(const struct options *options, struct report *report)
{
	char *bytes = malloc(METADATA_MAX_ROOT + 1);
	FILE *file = options->argument ? fopen(options->argument, "rb") : NULL;
	enum status status = STATUS_IO;
	if (file && bytes) {
		size_t size = fread(bytes, 1, METADATA_MAX_ROOT + 1, file);
		status = trust_init(options->metadata_dir, bytes, size, report);
	}
	if (file)
		fclose(file);
	free(bytes);
	return status;
}

static struct fetcher *
new_fetcher(const char *server, struct report *report)
{
	struct fetch_settings settings;
	fetch_settings_default(&settings);
	settings.server = server;
	settings.tries = 1; /* the suite counts requests */
	return server ? fetcher_new(&settings, report) : NULL;
}

/* Into a file beside the last one, which stays unless all is well. */
static enum status
download_into(const struct options *options, struct trust *trust, struct fetcher *fetcher,
    const struct target *target, struct report *report)
{
	char encoded[3 * TARGETS_MAX_NAME + 1], path[MAX_PATH], temporary[MAX_PATH + 8];
	names_encode(target->name, false, encoded, sizeof encoded);
	snprintf(path, sizeof path, "%s/%s", options->target_dir, encoded);
	snprintf(temporary, sizeof temporary, "%s.new", path);
	int fd = open(path, O_RDWR | O_CLOEXEC);
	struct hashes found;
	uint64_t size;
	bool cached = fd >= 0 && hash_file(fd, &found, &size) && size == target->length &&
	    hashes_match(&target->hashes, &found);
	if (fd >= 0)
		close(fd);
	if (cached)
		return STATUS_DONE;
	fd = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0)
		return report_say(report, OUTCOME_BROKEN, temporary, "open", "%s", strerror(errno));
	enum status status = targets_download(trust, fetcher, target, fd);
	close(fd);
	if (status == STATUS_DONE && rename(temporary, path) < 0)
		return report_say(report, OUTCOME_BROKEN, path, "rename", "%s", strerror(errno));
	if (status != STATUS_DONE)
		unlink(temporary);
	return status;
}

static enum status
download(const struct options *options, struct trust *trust, struct fetcher *metadata, struct report *report)
{
	struct fetcher *targets = new_fetcher(options->target_url, report);
	enum status status = targets && options->target_dir ? STATUS_DONE : STATUS_IO;
	for (int i = 0; status == STATUS_DONE && i < options->name_count; i++) {
		struct target target;
		status = targets_find(trust, metadata, options->names[i], &target);
		if (status == STATUS_DONE)
			status = download_into(options, trust, targets, &target, report);
		else if (!report->said)
			report_say(report, OUTCOME_REFUSED, options->names[i], "target", "there is none");
	}
	fetcher_free(targets);
	return status;
}

static enum status
refresh(const struct options *options, struct report *report)
{
	struct trust *trust = NULL;
	enum status status = trust_open(&trust, options->metadata_dir, report);
	if (status != STATUS_DONE)
		return status;
	struct fetcher *fetcher = new_fetcher(options->metadata_url, report);
	status = fetcher ? verify_refresh(trust, fetcher, time(NULL)) : STATUS_IO;
	if (status == STATUS_DONE && strcmp(options->command, "download") == 0)
		status = download(options, trust, fetcher, report);
	fetcher_free(fetcher);
	trust_free(trust);
	return status;
}

int
main(int argc, char **argv)
{
	struct options options = {0};
	if (!parse_options(&options, argc, argv))
		return 1;
	struct report report = {.server = options.metadata_url};
	enum status status = STATUS_INVALID;
	if (strcmp(options.command, "init") == 0)
		status = init(&options, &report);
	else if (strcmp(options.command, "refresh") == 0 || strcmp(options.command, "download") == 0)
		status = refresh(&options, &report);
	if (report.said)
		fprintf(stderr, "tuf-client: %s: %s\n", outcome_name(report.outcome), report.line);
	return status == STATUS_DONE ? 0 : 1;
}
