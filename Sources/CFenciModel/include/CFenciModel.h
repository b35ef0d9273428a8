#ifndef CFENCI_MODEL_H
#define CFENCI_MODEL_H

#include <stddef.h>

/// The standard model of word boundaries, 64-byte aligned and alive for ever.
/// Stores its size in bytes in `size`.
const void *fenci_standard_model(size_t *size);

#endif
