#include "kiosk/print/print_settings.h"

#include <string.h>

#include "data/conf.h"

enum { CP852_TABLE = 18, MAX_TABLE = 255 };

void
print_settings_default(struct print_settings *settings)
{
	*settings = (struct print_settings){.code_page = CP852_TABLE};
}

static bool
is_queue(const char *name)
{
	return *name && !name[strcspn(name, " \t/?'\"\\<>#")];
}

static enum status
set_printer(const struct conf *l)
{
	static const struct {
		const char *begins;
		enum print_to to;
		bool whole; /* the beginning is part of what is said */
	} kinds[] = {
		{"ipp://", PRINT_IPP, true}, {"ipps://", PRINT_IPP, true}, {"cups:", PRINT_CUPS, false},
		{"device:", PRINT_DEVICE, false}, {"file:", PRINT_FILES, false},
	};
	struct print_settings *settings = l->settings;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t size = strlen(kinds[i].begins);
		const char *rest = l->value + size;
		if (strncmp(l->value, kinds[i].begins, size) != 0)
			continue;
		if (kinds[i].whole ? !*rest : kinds[i].to == PRINT_CUPS ? !is_queue(rest) : *rest != '/')
			break;
		settings->to = kinds[i].to;
		settings->where = arena_strdup(l->arena, kinds[i].whole ? l->value : rest);
		return STATUS_DONE;
	}
	return conf_complain(l, "not a printer; write cups:QUEUE, ipp://HOST/PATH, device:/dev/usb/lp0 or file:/FOLDER");
}

static enum status
set_paper(const struct conf *l)
{
	struct print_settings *settings = l->settings;
	settings->receipt = !strcmp(l->value, "receipt");
	return settings->receipt || !strcmp(l->value, "a4") ? STATUS_DONE
	    : conf_complain(l, "write \"a4\", or \"receipt\" for paper of 80 mm");
}

static enum status
set_code_page(const struct conf *l)
{
	return conf_number(l, &((struct print_settings *)l->settings)->code_page, 0, MAX_TABLE, "number of the table");
}

static const struct conf_key keys[] = {
	{"printer", set_printer},
	{"paper", set_paper},
	{"code_page", set_code_page},
};
enum { KEYS = sizeof keys / sizeof *keys };

/* A device file leads to a receipt printer. */
static enum status
check(const struct print_settings *settings, const char *name)
{
	if (settings->to != PRINT_DEVICE || settings->receipt)
		return STATUS_DONE;
	status_report("%s: device: takes receipts only; write paper = receipt, or send A4 by cups: or ipp:", name);
	return STATUS_INVALID;
}

enum status
print_settings_parse(struct print_settings *settings, struct arena *arena, const char *name, const char *bytes, size_t size)
{
	struct conf conf = {.settings = settings, .arena = arena, .name = name};
	enum status status = conf_parse(&conf, keys, KEYS, bytes, size);
	return status == STATUS_DONE ? check(settings, name) : status;
}

enum status
print_settings_read(struct print_settings *settings, struct arena *arena, const char *path)
{
	struct conf conf = {.settings = settings, .arena = arena, .name = path};
	enum status status = conf_read(&conf, keys, KEYS, path);
	return status == STATUS_DONE ? check(settings, path) : status;
}
