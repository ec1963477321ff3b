namespace GhostFaceNets.Evaluation.Verification.Pickles;

/// <summary>The Python names that arrays and byte strings are written with. They are recognised as shapes of data; nothing is ever called.</summary>
internal enum PickleCallable
{
    Reconstruct,
    Scalar,
    FromBuffer,
    ArrayType,
    ElementType,
    Encode,
}
