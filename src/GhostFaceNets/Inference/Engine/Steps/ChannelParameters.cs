using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>What a layer does to a sum before it puts it out, per output channel.</summary>
internal sealed unsafe class ChannelParameters
{
    private readonly AlignedFloats _biases;
    private readonly AlignedFloats? _slopes;

    /// <summary>Copies them.</summary>
    /// <param name="channels">Output channels.</param>
    /// <param name="biases">What is added; null is nothing.</param>
    /// <param name="slopes">The factor of what is below zero; null is one.</param>
    public ChannelParameters(int channels, float[]? biases, float[]? slopes)
    {
        // Whole vectors are read, up to three at once.
        _biases = new(channels + 3 * MapView.Line);
        biases?.CopyTo(new Span<float>(_biases.Start, channels));
        if (slopes is null) return;
        _slopes = new(channels + 3 * MapView.Line);
        slopes.CopyTo(new Span<float>(_slopes.Start, channels));
    }

    public float* Biases => _biases.Start;

    /// <summary>Null where nothing is rectified.</summary>
    public float* Slopes => _slopes is null ? null : _slopes.Start;
}
