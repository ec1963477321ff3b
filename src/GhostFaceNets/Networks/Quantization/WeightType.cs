using System.Text.Json.Serialization;

namespace GhostFaceNets.Networks.Quantization;

/// <summary>The numbers in which a file holds the kernels of a network. They are computed with as float32 whatever the type.</summary>
public enum WeightType
{
    /// <summary>Float32: four bytes a weight.</summary>
    [JsonStringEnumMemberName("float32")]
    Float32,

    /// <summary>IEEE half precision: two bytes a weight.</summary>
    [JsonStringEnumMemberName("float16")]
    Float16,

    /// <summary>Whole numbers -127..127 times a float32 of each output channel: one byte a weight.</summary>
    [JsonStringEnumMemberName("int8")]
    Int8,
}
