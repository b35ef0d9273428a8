#include "CFenciModel.h"

static const _Alignas(64) unsigned char image[] = {
#embed "standard.fencimodel"
};

const void *fenci_standard_model(size_t *size) {
  *size = sizeof image;
  return image;
}
