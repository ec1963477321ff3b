using System.Runtime.CompilerServices;
using GhostFaceNets.Inference.Engine.Lanes;
using GhostFaceNets.Inference.Engine.Planning;
using GhostFaceNets.Networks;

namespace GhostFaceNets.Inference.Engine.Steps;

/// <summary>A convolution over all channels: the product of the windows' numbers <c>(pixels, taps * in)</c> and the kernel, in
/// tiles of a few pixels and up to three vectors of output channels, whose sums stay in registers. It may read planes.</summary>
internal sealed unsafe class ConvolutionStep<TLanes, TVector, TSums> : Step
    where TLanes : struct, ILanes<TVector>
    where TVector : struct
    where TSums : struct, ISums<TVector>
{
    /// <summary>Floats.</summary>
    private const int NearestCache = 8 * 1024;

    private readonly MapView _input;
    private readonly MapView _output;
    private readonly MapView? _residual;
    private readonly Extent _kernel;
    private readonly int _step;
    private readonly AlignedFloats _panels;
    private readonly ChannelParameters _parameters;
    private WindowSpan[] _rows;
    private WindowSpan[] _columns;

    /// <summary>The vectors of output channels, where a panel begins and past the end of one.</summary>
    private (int Begin, int End) _vectors;

    /// <summary>Lays the kernel out as it is read.</summary>
    /// <param name="window">Size, steps and padding of the window.</param>
    /// <param name="input">What is read.</param>
    /// <param name="output">What is written.</param>
    /// <param name="residual">What is added; null is nothing.</param>
    /// <param name="kernel"><c>(out, in, taps)</c>.</param>
    /// <param name="parameters">Biases and slopes.</param>
    public ConvolutionStep(Windowed window, MapView input, MapView output, MapView? residual, float[] kernel, ChannelParameters parameters)
    {
        (_residual, _kernel, _parameters) = (residual, window.Kernel, parameters);
        (_input, _output) = IsPointwise(window, input, output) ? (input.Flat, output.Flat) : (input, output);
        _rows = WindowSpan.Rows(window, _input.Height, _output.Height);
        _columns = WindowSpan.Columns(window, _input.Width, _output.Width);
        _step = window.Stride.Width * input.Steps.Pixel;
        _panels = Pack(kernel, input.Channels, _kernel.Height * _kernel.Width, output.Channels);
        _vectors = (0, Vectors(output.Channels));
    }

    private int Depth => _kernel.Height * _kernel.Width * _input.Channels;

    public override bool SharesWeights =>
        Depth * _output.Channels > Math.Max(NearestCache, _input.Pixels * _input.Channels + _output.Pixels * _output.Channels);

    public override void Run(float* arena) => Run(arena, 1, 0);

    [MethodImpl(Kernel.Options)]
    public override void Run(float* arena, int pictures, nint next)
    {
        // Some output channels of all pixels: the panel's weights are in the nearest cache after the first tile.
        var vectors = Vectors(_output.Channels);
        for (var first = _vectors.Begin; first < _vectors.End; first += Width(vectors - first))
        {
            var (channel, width) = (first * TLanes.Count, Width(vectors - first));
            if (_output.Pixels == 1) RunVectors(arena, pictures, next, channel, width);
            else for (var picture = 0; picture < pictures; picture++) RunMap(arena + picture * next, channel, width);
        }
    }

    /// <summary>Some rows, or some output channels where there are more weights than pixels: so each thread reads but its own.</summary>
    public override Step? Part(int index, int count)
    {
        int[] panels = SharesWeights ? [.. Panels(Vectors(_output.Channels))] : [];
        var (rows, pixels) = (_rows.Length, _columns[0].Count);
        if (!IsWorthSharing((long)Depth * _output.Channels * _output.Pixels) || Math.Max(panels.Length - 1, Math.Max(rows, rows == 1 ? pixels : 1)) < count) return null;
        var part = (ConvolutionStep<TLanes, TVector, TSums>)MemberwiseClone();
        if (panels.Length > count)
        {
            var own = PartOf(panels.Length - 1, index, count);
            part._vectors = (panels[own.Start.Value], panels[own.End.Value]);
        }
        else if (rows > 1)
        {
            part._rows = _rows[PartOf(rows, index, count)];
        }
        else
        {
            var (from, length) = PartOf(pixels, index, count).GetOffsetAndLength(pixels);
            part._columns = [_columns[0] with { At = from, Source = from, Count = length }];
        }

        return part;
    }

    private void RunMap(float* arena, int channel, int width)
    {
        foreach (var row in _rows)
        foreach (var column in _columns)
        {
            var tile = TileAt(arena, row, column, channel, width);
            RunTiles(ref tile, column.Count, width);
        }
    }

    /// <summary>Maps of one pixel: the pictures are the tile's pixels.</summary>
    private void RunVectors(float* arena, int pictures, nint next, int channel, int width)
    {
        var tile = TileAt(arena, _rows[0], _columns[0], channel, width);
        (tile.InputStride, tile.OutputStride, tile.ResidualStride) = (next, next, tile.Residual == null ? 0 : next);
        RunTiles(ref tile, pictures, width);
    }

    [MethodImpl(Kernel.Options)]
    private static void RunTiles(ref ProductTile tile, int count, int width)
    {
        for (var left = count; left > 0;)
        {
            if (left is 6 or 7 && count > left && width < 3 && tile.Residual == null)
            {
                // In small tiles these take longer than those before them do once more.
                tile.Input -= (8 - left) * tile.InputStride;
                tile.Output -= (8 - left) * tile.OutputStride;
                left = 8;
            }

            var pixels = TileProducts<TLanes, TVector, TSums>.Pixels(left, width);
            tile.Tiles = left / pixels;
            TileProducts<TLanes, TVector, TSums>.Run(ref tile, pixels, width);
            left -= tile.Tiles * pixels;
        }
    }

    private ProductTile TileAt(float* arena, WindowSpan row, WindowSpan column, int channel, int width)
    {
        var pixel = row.At * _output.Width + column.At;
        var (run, runs) = _input.Planes == 0 && _input.Stride == _input.Channels ? (column.Taps, 1) : (1, column.Taps);
        var (next, line, neighbour) = _input.Steps;
        var tile = new ProductTile
        {
            Input = arena + _input.Offset + (nint)row.Source * line + column.Source * neighbour,
            InputStride = _step,
            InputStep = next,
            Depth = run * _input.Channels,
            Columns = runs,
            ColumnStep = neighbour,
            Rows = row.Taps,
            RowStep = line,
            Panel = _panels.Start + (nint)channel * Depth + (row.First * _kernel.Width + column.First) * _input.Channels * width * TLanes.Count,
            PanelGap = (_kernel.Width - column.Taps) * _input.Channels * width * TLanes.Count,
            Biases = _parameters.Biases + channel,
            Slopes = _parameters.Slopes == null ? null : _parameters.Slopes + channel,
            IsRelu = _parameters.IsRelu,
            Factors = _parameters.Factors + channel,
            Offsets = _parameters.Offsets + channel,
            Output = arena + _output.Offset + channel + pixel * (nint)_output.Stride,
            OutputStride = _output.Stride,
            Channels = _output.Channels - channel,
            Writable = _output.Channels + _output.Spare - channel,
        };
        if (_residual is { } residual)
        {
            tile.Residual = arena + residual.Offset + channel + pixel * (nint)residual.Stride;
            tile.ResidualStride = residual.Stride;
        }

        return tile;
    }

    /// <summary>Whether each pixel is the product of the same one: the whole map is then one row. Steps over padding may
    /// come to as many pixels.</summary>
    private static bool IsPointwise(Windowed window, MapView input, MapView output) =>
        input.Planes == 0 && window.Kernel == Extent.Square(1) && window.Stride == Extent.Square(1) && (input.Height, input.Width) == (output.Height, output.Width);

    private static int Vectors(int channels) => (channels + TLanes.Count - 1) / TLanes.Count;

    /// <summary>Where each panel begins, and the end.</summary>
    private static IEnumerable<int> Panels(int vectors)
    {
        for (var first = 0; first < vectors; first += Width(vectors - first)) yield return first;
        yield return vectors;
    }

    /// <summary>Vectors of the next panel: three, but four that are left are two and two.</summary>
    private static int Width(int left) => left == 4 ? 2 : Math.Min(left, 3);

    /// <summary>Lays the weights out as the tiles read them: panels of a few outputs, in each one number of a window after another.</summary>
    private static AlignedFloats Pack(float[] kernel, int inputs, int taps, int outputs)
    {
        var (vectors, depth) = (Vectors(outputs), taps * inputs);
        var packed = new AlignedFloats(vectors * TLanes.Count * depth);
        for (var first = 0; first < vectors; first += Width(vectors - first))
        {
            var (begin, width) = (first * TLanes.Count, Width(vectors - first) * TLanes.Count);
            var panel = packed.Start + begin * depth;
            for (var output = begin; output < Math.Min(begin + width, outputs); output++)
            for (var at = 0; at < depth; at++)
            {
                panel[(at % taps * inputs + at / taps) * width + output - begin] = kernel[output * depth + at];
            }
        }

        return packed;
    }
}
