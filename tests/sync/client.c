#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sync/client.h"

enum status
client_open(struct client *client, const struct forge *repository)
{
	struct fetch_settings settings;
	fetch_settings_default(&settings);
	settings.server = repository->server;
	*client = (struct client){0};
	client->fetcher = fetcher_new(&settings, &client->report);
	return trust_open(&client->trust, repository->trust, &client->report);
}

void
client_close(struct client *client)
{
	fetcher_free(client->fetcher);
	trust_free(client->trust);
}

enum status
client_refresh(struct client *client, const struct forge *repository)
{
	enum status status = client_open(client, repository);
	return status == STATUS_DONE ? verify_refresh(client->trust, client->fetcher, repository->now) : status;
}

void
client_init(const struct forge *repository)
{
	struct report report = {0};
	size_t size;
	char *bytes = read_file(repository->server, "1.root.json", &size);
	assert_int_equal(trust_init(repository->trust, bytes, size, &report), STATUS_DONE);
	free(bytes);
}

void
client_must_refresh(const struct forge *repository)
{
	struct client client;
	enum status status = client_refresh(&client, repository);
	if (client.report.said)
		print_error("%s\n", client.report.line);
	assert_int_equal(status, STATUS_DONE);
	assert_false(client.report.said);
	client_close(&client);
}

/* A client that has seen version 1 of all. */
struct forge *
client_new_repository(void)
{
	struct forge *repository = forge_new(true);
	client_init(repository);
	client_must_refresh(repository);
	return repository;
}

void
client_assert_said(const struct report *report, enum outcome outcome, const char *file, const char *clause)
{
	char wanted[256];
	snprintf(wanted, sizeof wanted, "%s: ", file);
	if (!report->said || report->outcome != outcome || !strstr(report->line, wanted) || !strstr(report->line, clause))
		print_error("said \"%s\", not \"%s\" and \"%s\"\n", report->line, wanted, clause);
	assert_true(report->said);
	assert_int_equal(report->outcome, outcome);
	assert_non_null(strstr(report->line, wanted));
	assert_non_null(strstr(report->line, clause));
}
