/* Any bytes as a PO file with the translations of a small catalogue. Run from the
 * repository's folder. libgettextpo leaks after its own fatal errors and keeps some
 * strings for ever: run with -detect_leaks=0. */
#include <string.h>

#include "data/editor/lint/check.h"
#include "data/limits.h"
#include "data/editor/source/source_po.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	static struct checked small;
	struct faults faults;
	struct arena arena = {0};
	if (!small.faults.lang)
		check_read(&small, "tests/fixtures/small", "hu");
	if (size > LIMIT_FILE_SIZE)
		return 0;
	faults_init(&faults, "hu");
	struct bytes bytes = {.data = arena_alloc(&arena, size + 1), .size = size};
	if (size)
		memcpy(bytes.data, data, size);
	po_read(&small.texts, &faults, faults_file(&faults, "fuzz.po"), 1, bytes);
	messages_forget(&small.texts, 1);
	faults_destroy(&faults);
	arena_free(&arena);
	return 0;
}
