namespace GhostFaceNets.Recognition.Foreign;

/// <summary>Where a network wants the colours of its pictures.</summary>
public enum PixelLayout
{
    /// <summary>One plane per colour: (batch, 3, H, W), as PyTorch and MXNet have it.</summary>
    Nchw,

    /// <summary>The colours of a pixel side by side: (batch, H, W, 3), as TensorFlow has it.</summary>
    Nhwc,
}
