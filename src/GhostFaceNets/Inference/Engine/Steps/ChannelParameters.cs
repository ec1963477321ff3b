using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>What a layer does to a sum before it puts it out, per output channel.</summary>
internal sealed unsafe class ChannelParameters
{
    private readonly AlignedFloats _biases;
    private readonly AlignedFloats? _slopes;
    private readonly AlignedFloats? _factors;
    private readonly AlignedFloats? _offsets;

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
        IsRelu = Array.TrueForAll(slopes, slope => slope == 0);
        _slopes = new(channels + 3 * MapView.Line);
        slopes.CopyTo(new Span<float>(_slopes.Start, channels));
    }

    /// <summary>For sums of whole numbers, the factors that make floats of them and what is then added, none if null.</summary>
    public (float[] Factors, float[]? Offsets) Values
    {
        init
        {
            (_factors, _offsets) = (new(value.Factors.Length + 3 * MapView.Line), new(value.Factors.Length + 3 * MapView.Line));
            value.Factors.CopyTo(new Span<float>(_factors.Start, value.Factors.Length));
            value.Offsets?.CopyTo(new Span<float>(_offsets.Start, value.Factors.Length));
        }
    }

    public float* Biases => _biases.Start;

    /// <summary>Null where sums are floats.</summary>
    public float* Factors => _factors is null ? null : _factors.Start;

    /// <summary>Null where sums are floats.</summary>
    public float* Offsets => _offsets is null ? null : _offsets.Start;

    /// <summary>Null where nothing is rectified.</summary>
    public float* Slopes => _slopes is null ? null : _slopes.Start;

    /// <summary>Whether what is below zero becomes zero.</summary>
    public bool IsRelu { get; }
}
