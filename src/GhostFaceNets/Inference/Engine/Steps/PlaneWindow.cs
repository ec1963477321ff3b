using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Planning;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A window of 3 x 3 over each plane by itself: where it reads and writes, and its numbers.</summary>
internal sealed unsafe class PlaneWindow
{
    private readonly AlignedFloats _kernel;
    private readonly ChannelParameters _parameters;
    private readonly int _sourceHeight;
    private readonly (nint Begin, nint Row, nint Plane) _source;
    private readonly (nint Begin, nint Row, nint Plane) _target;

    /// <summary>What lies above and below the map.</summary>
    private readonly AlignedFloats _nothing;

    /// <summary>Prepares it.</summary>
    /// <param name="input">Planes that are read.</param>
    /// <param name="output">Planes that are written.</param>
    /// <param name="kernel"><c>(C, 9)</c>.</param>
    /// <param name="parameters">Biases and slopes.</param>
    public PlaneWindow(MapView input, MapView output, float[] kernel, ChannelParameters parameters)
    {
        (_kernel, _parameters, _nothing) = (AlignedFloats.Of(kernel), parameters, new(input.Width));
        (Planes, Height, Width, _sourceHeight) = (output.Channels, output.Height, output.Width, input.Height);
        _source = (input.Offset, input.Steps.Row, input.Steps.Channel);
        _target = (output.Offset, output.Steps.Row, output.Steps.Channel);
    }

    /// <summary>Planes that are written.</summary>
    public int Planes { get; }

    /// <summary>Rows that are written.</summary>
    public int Height { get; }

    /// <summary>Pixels of a row that is written.</summary>
    public int Width { get; }

    /// <summary>Multiply-adds.</summary>
    public long Work => 9L * Planes * Height * Width;

    /// <summary>A row of a plane that is read, zeros where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Source(float* arena, int row, int plane) =>
        (uint)row < (uint)_sourceHeight ? arena + _source.Begin + row * _source.Row + plane * _source.Plane : _nothing.Start;

    /// <summary>A row of a plane that is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Target(float* arena, int row, int plane) => arena + _target.Begin + row * _target.Row + plane * _target.Plane;

    /// <summary>The nine weights of a plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Weights(int plane) => _kernel.Start + 9 * plane;

    /// <summary>What the sums begin with, one per plane.</summary>
    public float* Biases => _parameters.Biases;

    /// <summary>The factors of what is below zero, one per plane; null where nothing is rectified.</summary>
    public float* Slopes => _parameters.Slopes;
}
