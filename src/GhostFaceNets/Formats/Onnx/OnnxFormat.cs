namespace GhostFaceNets.Formats.Onnx;

/// <summary>The numbers and names of the format that both the writer and the reader use.</summary>
internal static class OnnxFormat
{
    /// <summary>The IR version of ONNX 1.13, the first with <see cref="Opset"/>.</summary>
    public const int IrVersion = 8;

    /// <summary>The first operator set whose Resize takes the size without the batch.</summary>
    public const int Opset = 18;

    /// <summary>From this version on operators broadcast as they do today.</summary>
    public const int OldestOpset = 7;

    /// <summary>The element type float32.</summary>
    public const int Float = 1;

    /// <summary>The element type uint8.</summary>
    public const int UInt8 = 2;

    /// <summary>The element type int32.</summary>
    public const int Int32 = 6;

    /// <summary>The element type int8.</summary>
    public const int Int8 = 3;

    /// <summary>The element type float16.</summary>
    public const int Float16 = 10;

    /// <summary>The element type int64.</summary>
    public const int Int64 = 7;

    /// <summary>The metadata key of the model card.</summary>
    public const string CardKey = "ghostfacenets.card";

    /// <summary>A window whose explicit pads are those of Keras' "same" says so in its doc string.</summary>
    public const string SamePadding = "same padding";

    /// <summary>Ends the name of a batch norm's scale where the layer has no gamma: all ones.</summary>
    public const string NoGamma = "/ones";

    /// <summary>Ends the name of the product of a node that also has an offset.</summary>
    public const string AffineFactor = "/product";

    /// <summary>Ends the name of the whole numbers that a rounded value is made of.</summary>
    public const string Whole = "/whole";

    /// <summary>Keras' hard sigmoid is clip(0.2 x + 0.5, 0, 1).</summary>
    public const float HardSigmoidKerasSlope = 0.2f;

    /// <summary>torch's hard sigmoid is clip(x / 6 + 0.5, 0, 1).</summary>
    public const float HardSigmoidTorchSlope = 1 / 6f;
}
