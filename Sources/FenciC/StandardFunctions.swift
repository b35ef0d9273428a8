public import CFenci
internal import Fenci
internal import FenciCore

// The functions that need the embedded dictionary and model. Everything else takes images from memory.

/// Opens the embedded dictionary.
@c @implementation
public func fenci_lexicon_standard(
  _ lexicon: UnsafeMutablePointer<OpaquePointer?>?
) -> fenci_status {
  status { () throws(CallError) in
    unsafe try Output(lexicon, nil).write(Boxed.handle(Lexicon.standard))
  }
}

/// Opens the embedded model.
@c @implementation
public func fenci_model_standard(
  _ model: UnsafeMutablePointer<OpaquePointer?>?
) -> fenci_status {
  status { () throws(CallError) in
    unsafe try Output(model, nil).write(Boxed.handle(SegmentationModel.standard))
  }
}
