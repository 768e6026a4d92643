#include "sync/client/sync_settings.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "data/catalogue.h"
#include "data/conf.h"
#include "data/date.h"
#include "sync/base/names.h"

enum {
	MAX_SCHEMA = 9999,
	MIN_CONNECT = 1, MAX_CONNECT = 300,
	MIN_STALL = 1, MAX_STALL = 600,
	MIN_TOTAL = 10, MAX_TOTAL = 86400,
	MAX_PORT = 65535,
	MAX_REGION = 40,
};

void
sync_settings_default(struct sync_settings *settings)
{
	*settings = (struct sync_settings){
		.edition = "central",
		.schema_least = CATALOGUE_SCHEMA,
		.schema_most = CATALOGUE_SCHEMA,
		.store = "/var/lib/kalauz",
		.tally = "/var/lib/kalauz-tally",
		.connect_seconds = 10,
		.stall_seconds = 15,
		.total_seconds = 1800,
	};
}

static struct sync_settings *
settings_of(const struct conf *l)
{
	return l->settings;
}

/* ------------------------------------------------------------------ values -- */

/* What people bring along from other formats. */
static bool
has_good_form(const struct conf *l)
{
	static const char *const quotes[] = {"\"", "'", "\u201e", "\u201d", "\u201c", "\u2019", "\u2018"};
	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
		if (!strncmp(l->value, quotes[i], strlen(quotes[i]))) {
			conf_complain(l, "the value stands in quotation marks; write it without");
			return false;
		}
	if (!strstr(l->value, " #") && !strstr(l->value, "\t#"))
		return true;
	conf_complain(l, "what follows the value counts as a part of it; write a comment on a line of its own");
	return false;
}

/* What follows the scheme; NULL: another scheme, or characters that no URL has. */
static const char *
after_scheme(const char *value, const char *const schemes[])
{
	for (; *schemes; schemes++)
		if (!strncmp(value, *schemes, strlen(*schemes)))
			return value[strcspn(value, " \"<>\\^`{|}")] ? NULL : value + strlen(*schemes);
	return NULL;
}

/* The host's characters at the beginning of "host", "host:port" or "[::1]:port"; 0: none. */
static size_t
host_size(const char *value, size_t size)
{
	const char *colon = memchr(value, ':', size);
	if (*value != '[')
		return colon ? (size_t)(colon - value) : size;
	size_t digits = strspn(value + 1, "0123456789abcdefABCDEF:.");
	return digits && value[digits + 1] == ']' ? digits + 2 : 0;
}

static bool
is_authority(const char *value, size_t size)
{
	char *end;
	size_t host = host_size(value, size);
	if (!host || host > size || strcspn(value, "/?#@") < host)
		return false;
	if (host == size)
		return true;
	if (value[host] != ':' || !isdigit((unsigned char)value[host + 1]))
		return false;
	unsigned long port = strtoul(value + host + 1, &end, 10);
	return end == value + size && port > 0 && port <= MAX_PORT;
}

/* With `host` what follows the scheme; NULL: the value is none, and that is not judged. */
static enum status
set_url(const struct conf *l, const char *host, const char **out)
{
	if (host && strpbrk(l->value, "?#@"))
		return conf_complain(l, "must be without user, query and fragment; write https://HOST/PATH");
	if (host && !is_authority(host, strcspn(host, "/")))
		return conf_complain(l, "has no host, or no port from 1 to 65535; write https://HOST/PATH");
	char *url = arena_strdup(l->arena, l->value);
	for (size_t size = strlen(url); size > 1 && url[size - 1] == '/'; size--)
		url[size - 1] = 0;
	*out = url;
	return STATUS_DONE;
}

static const char *const web_schemes[] = {"https://", "http://", NULL};

static enum status
set_server(const struct conf *l)
{
	const char *host = after_scheme(l->value, web_schemes);
	if (!has_good_form(l))
		return STATUS_INVALID;
	if (!host && *l->value != '/')
		return conf_complain(l, "is neither a URL nor a folder; write https://HOST/PATH, or /PATH for a "
		    "folder such as a USB stick");
	return set_url(l, host, &settings_of(l)->server);
}

static enum status
set_upload(const struct conf *l)
{
	const char *host = after_scheme(l->value, web_schemes);
	if (!has_good_form(l))
		return STATUS_INVALID;
	if (!host)
		return conf_complain(l, "is no URL; write https://HOST/PATH, of a WebDAV folder or of an S3 bucket");
	return set_url(l, host, &settings_of(l)->upload);
}

static enum status
set_upload_region(const struct conf *l)
{
	if (l->value[strspn(l->value, "abcdefghijklmnopqrstuvwxyz0123456789-")] || strlen(l->value) > MAX_REGION)
		return conf_complain(l, "a region has small letters, digits and hyphens, such as eu-central-1");
	settings_of(l)->upload_region = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_upload_credentials(const struct conf *l)
{
	if (!has_good_form(l))
		return STATUS_INVALID;
	if (*l->value != '/' && (strpbrk(l->value, "/:") || *l->value == '.'))
		return conf_complain(l, "is neither a path nor the name of a credential of systemd; USER:PASSWORD stands in that "
		    "file, not here");
	settings_of(l)->upload_credentials = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_edition(const struct conf *l)
{
	if (!has_good_form(l))
		return STATUS_INVALID;
	if (!names_edition_is_good(l->value))
		return conf_complain(l, arena_printf(l->arena, "an edition has small letters, digits and hyphens, at most "
		    "%d; ask the centre for its name", NAMES_MAX_EDITION));
	settings_of(l)->edition = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_schema(const struct conf *l)
{
	unsigned least, most;
	char rest;
	const char *value = l->value;
	bool one = !value[strspn(value, "0123456789")] && sscanf(value, "%5u%c", &least, &rest) == 1;
	bool two = !one && isdigit((unsigned char)*value) && sscanf(value, "%5u-%5u%c", &least, &most, &rest) == 2 &&
	    !value[strspn(value, "0123456789-")];
	if (one)
		most = least;
	if ((!one && !two) || !least || least > most || most > MAX_SCHEMA)
		return conf_complain(l, "is not a range of schemas; write the least and the most, for example 1-1");
	if (least > CATALOGUE_SCHEMA)
		return conf_complain(l, arena_printf(l->arena, "this program knows schema %d and none of these; "
		    "write 1-%d", CATALOGUE_SCHEMA, CATALOGUE_SCHEMA));
	settings_of(l)->schema_least = least;
	settings_of(l)->schema_most = most;
	return STATUS_DONE;
}

static enum status
set_path(const struct conf *l, const char **out)
{
	if (!has_good_form(l))
		return STATUS_INVALID;
	if (*l->value != '/')
		return conf_complain(l, "the path must begin with /; write the whole path");
	*out = arena_strdup(l->arena, l->value);
	return STATUS_DONE;
}

static enum status
set_store(const struct conf *l)
{
	return set_path(l, &settings_of(l)->store);
}

static enum status
set_tally(const struct conf *l)
{
	return set_path(l, &settings_of(l)->tally);
}

static enum status
set_ca(const struct conf *l)
{
	return set_path(l, &settings_of(l)->ca);
}

static enum status
set_client_certificate(const struct conf *l)
{
	return set_path(l, &settings_of(l)->client_certificate);
}

static enum status
set_client_key(const struct conf *l)
{
	return set_path(l, &settings_of(l)->client_key);
}

static enum status
set_desk(const struct conf *l)
{
	bool yes = !strcmp(l->value, "yes");
	if (!yes && strcmp(l->value, "no"))
		return conf_complain(l, "must be yes, where staff work, or no, where visitors can come");
	settings_of(l)->desk = yes;
	return STATUS_DONE;
}

static enum status
set_root(const struct conf *l)
{
	return set_path(l, &settings_of(l)->root);
}

/* "name:password" of a proxy: other characters than these are percent-encoded (RFC 3986, section 3.2.1). */
static bool
is_user_info(const char *value, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		bool encoded = value[i] == '%' && isxdigit((unsigned char)value[i + 1]) && isxdigit((unsigned char)value[i + 2]);
		if (!encoded && !isalnum((unsigned char)value[i]) && !strchr("-._~!$&'()*+,;=:", value[i]))
			return false;
	}
	return true;
}

static enum status
set_proxy(const struct conf *l)
{
	static const char *const schemes[] = {"http://", "https://", "socks5://", "socks5h://", NULL};
	const char *rest = after_scheme(l->value, schemes), *at = rest ? strrchr(rest, '@') : NULL;
	if (!has_good_form(l))
		return STATUS_INVALID;
	if (at && !is_user_info(rest, (size_t)(at - rest)))
		return conf_complain(l, "percent-encode # / ? @ % and the like in the name and the password, such as %23 for #");
	const char *host = at ? at + 1 : rest;
	size_t size = host ? strlen(host) : 0;
	size -= size && host[size - 1] == '/';
	if (!host || !is_authority(host, size))
		return conf_complain(l, "is not a proxy, or its port is not from 1 to 65535; write for example "
		    "http://proxy.example:3128");
	settings_of(l)->proxy = arena_strdup(l->arena, l->value);
	settings_of(l)->proxy_has_password = at && memchr(rest, ':', (size_t)(at - rest));
	return STATUS_DONE;
}

static enum status
set_connect(const struct conf *l)
{
	return conf_number(l, &settings_of(l)->connect_seconds, MIN_CONNECT, MAX_CONNECT, "seconds");
}

static enum status
set_stall(const struct conf *l)
{
	return conf_number(l, &settings_of(l)->stall_seconds, MIN_STALL, MAX_STALL, "seconds");
}

static enum status
set_total(const struct conf *l)
{
	return conf_number(l, &settings_of(l)->total_seconds, MIN_TOTAL, MAX_TOTAL, "seconds");
}

static enum status
set_clock_floor(const struct conf *l)
{
	int64_t time;
	if (!time_read(l->value, TIME_FORM_UTC_OR_DAY, &time))
		return conf_complain(l, arena_printf(l->arena, "\"%s\" is not a day of the calendar; write it like "
		    "2026-11-21", l->value));
	if (settings_of(l)->clock_floor < time) /* it was the day of the build */
		settings_of(l)->clock_floor = time;
	return STATUS_DONE;
}

/* ------------------------------------------------------------------- lines -- */

static const struct conf_key keys[] = {
	{"server", set_server},
	{"edition", set_edition},
	{"schema", set_schema},
	{"store", set_store},
	{"desk", set_desk},
	{"root", set_root},
	{"ca", set_ca},
	{"client_certificate", set_client_certificate},
	{"client_key", set_client_key},
	{"proxy", set_proxy},
	{"connect_seconds", set_connect},
	{"stall_seconds", set_stall},
	{"total_seconds", set_total},
	{"clock_floor", set_clock_floor},
	{"tally", set_tally},
	{"upload", set_upload},
	{"upload_region", set_upload_region},
	{"upload_credentials", set_upload_credentials},
};

/* What no single line can tell. `line` is the number of the last one. */
static enum status
judge(struct conf *l)
{
	const struct sync_settings *settings = settings_of(l);
	if (!settings->server) {
		l->key = "server";
		return conf_complain(l, "is missing; write server = https://HOST/PATH, where the centre publishes");
	}
	if (!settings->client_certificate != !settings->client_key) {
		l->key = settings->client_key ? "client_certificate" : "client_key";
		return conf_complain(l, "is missing beside the other; write both, or none of them");
	}
	if (settings->upload_region && !settings->upload_credentials) {
		l->key = "upload_credentials";
		return conf_complain(l, "is missing beside upload_region; write the file with KEY:SECRET");
	}
	return STATUS_DONE;
}

enum status
sync_settings_parse(struct sync_settings *settings, struct arena *arena, const char *name,
    const char *bytes, size_t size)
{
	struct conf conf = {.settings = settings, .arena = arena, .name = name};
	enum status status = conf_parse(&conf, keys, sizeof keys / sizeof *keys, bytes, size);
	conf.line += !conf.line;
	return status == STATUS_DONE ? judge(&conf) : status;
}

enum status
sync_settings_read(struct sync_settings *settings, struct arena *arena, const char *path)
{
	struct conf conf = {.settings = settings, .arena = arena, .name = path};
	enum status status = conf_read(&conf, keys, sizeof keys / sizeof *keys, path);
	conf.line += !conf.line;
	if (status == STATUS_ABSENT) {
		status_report("%s: there is no such file; see kalauz-sync.conf(5)", path);
		return STATUS_IO;
	}
	return status == STATUS_DONE ? judge(&conf) : status;
}
