/* What the kiosk may still do once it runs: the one file of the kiosk that knows libseccomp. */
#ifndef CONFINE_H
#define CONFINE_H

#include <stdbool.h>
#include <stddef.h>

#include "data/status.h"

struct confine {
	const char *const *writable; /* folders, and files: devices; a NULL entry is skipped: an unset variable */
	size_t writable_count;
	bool local_sockets;          /* of this machine (AF_UNIX): a speech synthesiser, a print spooler */
	bool internet_sockets;       /* streams and datagrams: a printer in the network */
};

/* From here on, until the process ends: files can be read as before, but written, made and removed in `writable` only;
 * no program or process can be started; of sockets those that are open, and those that are named above. What is refused
 * is an ordinary error (EPERM, EACCES) for whoever tries. A kernel without Landlock or without seccomp is reported in a
 * line, and the other still counts; STATUS_IO (reported): a rule that the kernel should know could not be made. */
enum status confine_enter(const struct confine *);

#endif
