#ifndef CFENCI_STANDARD_H
#define CFENCI_STANDARD_H

#include <stddef.h>

/// The compiled standard dictionary, 64-byte aligned and alive for ever.
/// Stores its size in bytes in `size`.
const void *fenci_standard_image(size_t *size);

#endif
