#include "tests/bench/pages.h"

#include "tests/bench/process.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct export {
	char *kalauz_data, *catalogue;
	const char *folder;
};

static FILE *
open_page(const struct export *export, const char *id)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s.html", export->folder, id);
	FILE *file = fopen(path, "w");
	if (!file)
		fprintf(stderr, "bench: %s: %s\n", path, strerror(errno));
	return file;
}

static void
put_escaped(FILE *file, const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		if (text[i] == '<')
			fputs("&lt;", file);
		else if (text[i] == '&')
			fputs("&amp;", file);
		else
			fputc(text[i], file);
	}
}

static void
put_head(FILE *file, const char *title, size_t size)
{
	fputs("<!DOCTYPE html>\n<html lang=\"hu\"><head><meta charset=\"utf-8\"><title>", file);
	put_escaped(file, title, size);
	fputs("</title></head><body>\n<h1>", file);
	put_escaped(file, title, size);
	fputs("</h1>\n", file);
}

/* Each line of text is a paragraph: the browser wraps it, as we do. */
static bool
write_page(const struct export *export, char *id, const char *name, size_t name_size)
{
	char *text = process_output((char *[]){export->kalauz_data, "show", "--catalogue",
	    export->catalogue, id, NULL});
	FILE *file = text ? open_page(export, id) : NULL;
	if (!file) {
		if (!text)
			fprintf(stderr, "bench: kalauz-data show %s failed\n", id);
		free(text);
		return false;
	}
	put_head(file, name, name_size);
	for (const char *line = text; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		if (*line == '\n')
			continue;
		fputs("<p>", file);
		put_escaped(file, line, strcspn(line, "\n"));
		fputs("</p>\n", file);
	}
	free(text);
	fputs("<p><a href=\"index.html\">Vissza</a></p>\n</body></html>\n", file);
	return fclose(file) == 0;
}

/* One line of the list: "id<TAB>name". */
static bool
write_entry(const struct export *export, FILE *index, const char *line)
{
	char id[PAGES_NAME];
	size_t id_size = strcspn(line, "\t\n");
	if (id_size >= sizeof id || line[id_size] != '\t')
		return false;
	snprintf(id, sizeof id, "%.*s", (int)id_size, line);
	const char *name = line + id_size + 1;
	size_t name_size = strcspn(name, "\n");
	fprintf(index, "<li><a href=\"%s.html\">", id);
	put_escaped(index, name, name_size);
	fputs("</a></li>\n", index);
	return write_page(export, id, name, name_size);
}

static bool
write_all(const struct export *export, const char *list)
{
	FILE *index = open_page(export, "index");
	if (!index)
		return false;
	bool done = true;
	put_head(index, "Katalógus", strlen("Katalógus"));
	fputs("<ul>\n", index);
	for (const char *line = list; done && *line; line += strcspn(line, "\n"), line += *line == '\n')
		done = write_entry(export, index, line);
	fputs("</ul>\n</body></html>\n", index);
	return fclose(index) == 0 && done;
}

static bool
is_newer(const char *file, const char *than)
{
	struct stat ours, theirs;
	return stat(file, &ours) == 0 && stat(than, &theirs) == 0 && ours.st_mtime > theirs.st_mtime;
}

bool
pages_export(const char *kalauz_data, const char *catalogue, const char *folder,
    char first[PAGES_NAME])
{
	struct export export = {(char *)kalauz_data, (char *)catalogue, folder};
	char stamp[4096];
	snprintf(stamp, sizeof stamp, "%s/complete", folder);
	char *list = process_output((char *[]){export.kalauz_data, "list", "--catalogue",
	    export.catalogue, NULL});
	if (!list || !strchr(list, '\t')) {
		fprintf(stderr, "bench: kalauz-data list --catalogue %s gave nothing\n", catalogue);
		free(list);
		return false;
	}
	const char *name = strchr(list, '\t') + 1;
	snprintf(first, PAGES_NAME, "%.*s", (int)strcspn(name, "\n"), name);
	bool done = is_newer(stamp, catalogue) && is_newer(stamp, kalauz_data);
	if (!done) {
		mkdir(folder, 0777);
		done = write_all(&export, list);
		FILE *file = done ? fopen(stamp, "w") : NULL;
		done = file && fclose(file) == 0;
	}
	free(list);
	return done;
}
