/* Any bytes as a YAML source of every kind: no crash, no leak, bounded time. */
#include <string.h>

#include "data/limits.h"
#include "data/editor/source/shape.h"
#include "data/editor/source/source_yaml.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct faults faults;
	struct arena arena = {0};
	if (size > LIMIT_FILE_SIZE)
		return 0;
	faults_init(&faults, "hu");
	uint32_t file = faults_file(&faults, "fuzz.yaml");
	struct bytes bytes = {.data = arena_alloc(&arena, size + 1), .size = size};
	if (size)
		memcpy(bytes.data, data, size);
	struct table keys = {0};
	struct node *root = yaml_read(&faults, file, &arena, &keys, bytes);
	for (enum kind kind = 0; root && kind < KIND_COUNT; kind++)
		shape_check(&faults, root->kind == NODE_LIST && root->first ? root->first : root,
		    kind_shape(kind));
	table_free(&keys);
	faults_destroy(&faults);
	arena_free(&arena);
	return 0;
}
