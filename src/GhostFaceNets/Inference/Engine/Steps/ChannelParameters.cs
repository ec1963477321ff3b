using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>What a layer does to a sum before it puts it out, per output channel.</summary>
internal sealed unsafe class ChannelParameters
{
    private readonly AlignedFloats _biases;
    private readonly AlignedFloats _slopes;

    /// <summary>Copies them.</summary>
    /// <param name="channels">Output channels.</param>
    /// <param name="biases">What is added; null is nothing.</param>
    /// <param name="slopes">The factor of what is below zero; null is one.</param>
    public ChannelParameters(int channels, float[]? biases, float[]? slopes)
    {
        _biases = biases is null ? new(channels) : AlignedFloats.Of(biases);
        _slopes = new(channels);
        var target = new Span<float>(_slopes.Start, channels);
        if (slopes is null) target.Fill(1);
        else slopes.CopyTo(target);
    }

    public float* Biases => _biases.Start;

    public float* Slopes => _slopes.Start;
}
