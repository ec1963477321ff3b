namespace GhostFaceNets.Formats.Safetensors;

/// <summary>The element types that this library keeps in safetensors files.</summary>
public enum SafetensorsType
{
    /// <summary>float, 4 bytes: <c>F32</c>.</summary>
    Float32,

    /// <summary>double, 8 bytes: <c>F64</c>.</summary>
    Float64,

    /// <summary>int, 4 bytes: <c>I32</c>.</summary>
    Int32,

    /// <summary>long, 8 bytes: <c>I64</c>.</summary>
    Int64,

    /// <summary>byte: <c>U8</c>.</summary>
    UInt8,

    /// <summary>bool, one byte of 0 or 1: <c>BOOL</c>.</summary>
    Bool,
}
