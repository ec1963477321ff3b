using System.Runtime.Intrinsics;

namespace GhostFaceNets.Training.Torch.Fused;

/// <summary>The passes over a map of batch norm with an activation, forward and backward.</summary>
internal static unsafe class NormalisationKernels
{
    /// <summary>Normalises and activates.</summary>
    public static void Forward(float* map, float* output, ChannelRows shape, ChannelScale scale, int threads)
    {
        shape.Share(threads, (_, first, end) => Rows(map + first * shape.Width, output + first * shape.Width, end - first));
        if (shape.Left == 0) return;
        // What is left over goes through the same code as a wide row of its own.
        float* wide = stackalloc float[shape.Width], result = stackalloc float[shape.Width];
        new Span<float>(wide, shape.Width).Clear();
        Copy(map + shape.WideRows * shape.Width, wide, shape.Left);
        Rows(wide, result, 1);
        Copy(result, output + shape.WideRows * shape.Width, shape.Left);

        void Rows(float* from, float* to, long rows)
        {
            var width = shape.Width;
            fixed (float* scales = scale.Scale, shifts = scale.Shift, slopes = scale.Slope)
            {
                for (; rows > 0; rows--, from += width, to += width)
                {
                    for (var i = 0; i < width; i += Vector512<float>.Count)
                    {
                        var y = Vector512.FusedMultiplyAdd(Vector512.Load(from + i), Vector512.Load(scales + i), Vector512.Load(shifts + i));
                        Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<float>.Zero), y, y * Vector512.Load(slopes + i))
                            .Store(to + i);
                    }
                }
            }
        }
    }

    /// <summary>The gradients of beta, gamma and slope.</summary>
    /// <returns>Three arrays with a value a channel.</returns>
    public static (double[] Beta, double[] Gamma, double[] Slope) Sums(
        float* map, float* gradient, ChannelRows shape, ChannelScale scale, int threads)
    {
        var (width, blockRows) = (shape.Width, shape.BlockRows);
        var parts = new double[threads + 1][];
        var shares = shape.Share(threads, (share, first, end) =>
            parts[share] = Rows(map + first * width, gradient + first * width, end - first));
        if (shape.Left > 0)
        {
            float* wide = stackalloc float[width], wideGradient = stackalloc float[width];
            new Span<float>(wide, width).Clear();
            new Span<float>(wideGradient, width).Clear();
            Copy(map + shape.WideRows * width, wide, shape.Left);
            Copy(gradient + shape.WideRows * width, wideGradient, shape.Left);
            parts[shares++] = Rows(wide, wideGradient, 1);
        }

        return (Fold(0), Fold(1), Fold(2));

        double[] Rows(float* x, float* dy, long rows)
        {
            var sums = new double[3 * width];
            fixed (double* target = sums)
            {
                for (; rows > 0; rows -= blockRows, x += (long)blockRows * width, dy += (long)blockRows * width)
                {
                    AddBlock(x, dy, width, (int)Math.Min(rows, blockRows), scale, target);
                }
            }

            return sums;
        }

        double[] Fold(int which)
        {
            var sums = new double[shape.Channels];
            foreach (var part in parts.AsSpan(0, shares))
            {
                for (var i = 0; i < width; i++) sums[i % shape.Channels] += part[which * width + i];
            }

            return sums;
        }
    }

    /// <summary>The gradient of the map: inverse * gamma * (g - mean(g) - xhat * mean(g * xhat)), g being the gradient
    /// before the activation.</summary>
    /// <param name="map">What was normalised.</param>
    /// <param name="gradient">The gradient of what came out.</param>
    /// <param name="output">Takes the map's gradient.</param>
    /// <param name="shape">The map's shape.</param>
    /// <param name="scale">What was done to each channel.</param>
    /// <param name="offset">mean(g) * scale as a wide row.</param>
    /// <param name="factor">mean(g * xhat) * scale * inverse as a wide row.</param>
    /// <param name="threads">Threads to use.</param>
    public static void Backward(
        float* map, float* gradient, float* output, ChannelRows shape, ChannelScale scale, float[] offset, float[] factor, int threads)
    {
        var width = shape.Width;
        shape.Share(threads, (_, first, end) =>
            Rows(map + first * width, gradient + first * width, output + first * width, end - first));
        if (shape.Left == 0) return;
        float* wide = stackalloc float[width], wideGradient = stackalloc float[width], result = stackalloc float[width];
        new Span<float>(wide, width).Clear();
        new Span<float>(wideGradient, width).Clear();
        Copy(map + shape.WideRows * width, wide, shape.Left);
        Copy(gradient + shape.WideRows * width, wideGradient, shape.Left);
        Rows(wide, wideGradient, result, 1);
        Copy(result, output + shape.WideRows * width, shape.Left);

        void Rows(float* x, float* dy, float* dx, long rows)
        {
            fixed (float* means = scale.Mean, scales = scale.Scale, shifts = scale.Shift, slopes = scale.Slope, offsets = offset, factors = factor)
            {
                for (; rows > 0; rows--, x += width, dy += width, dx += width)
                {
                    for (var i = 0; i < width; i += Vector512<float>.Count)
                    {
                        var (value, scaling) = (Vector512.Load(x + i), Vector512.Load(scales + i));
                        var y = Vector512.FusedMultiplyAdd(value, scaling, Vector512.Load(shifts + i));
                        var g = Vector512.Load(dy + i);
                        g = Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<float>.Zero), g, g * Vector512.Load(slopes + i));
                        var rest = Vector512.FusedMultiplyAdd(
                            value - Vector512.Load(means + i), Vector512.Load(factors + i), Vector512.Load(offsets + i));
                        (g * scaling - rest).Store(dx + i);
                    }
                }
            }
        }
    }

    private static void AddBlock(float* x, float* dy, int width, int rows, ChannelScale scale, double* sums)
    {
        fixed (float* means = scale.Mean, inverses = scale.Inverse, scales = scale.Scale, shifts = scale.Shift, slopes = scale.Slope)
        {
            for (var i = 0; i < width; i += Vector512<float>.Count)
            {
                var (scaling, shift, slope, mean) =
                    (Vector512.Load(scales + i), Vector512.Load(shifts + i), Vector512.Load(slopes + i), Vector512.Load(means + i));
                var (beta, gamma, alpha) = (Vector512<float>.Zero, Vector512<float>.Zero, Vector512<float>.Zero);
                for (var at = i; at < rows * width; at += width)
                {
                    var (value, g) = (Vector512.Load(x + at), Vector512.Load(dy + at));
                    var y = Vector512.FusedMultiplyAdd(value, scaling, shift);
                    var positive = Vector512.GreaterThan(y, Vector512<float>.Zero);
                    alpha += Vector512.AndNot(g * y, positive);
                    g = Vector512.ConditionalSelect(positive, g, g * slope);
                    beta += g;
                    gamma = Vector512.FusedMultiplyAdd(g, value - mean, gamma);
                }

                Add(sums + i, beta);
                Add(sums + width + i, gamma * Vector512.Load(inverses + i));
                Add(sums + 2 * width + i, alpha);
            }
        }
    }

    private static void Add(double* sums, Vector512<float> values)
    {
        var (low, high) = Vector512.Widen(values);
        (Vector512.Load(sums) + low).Store(sums);
        (Vector512.Load(sums + 8) + high).Store(sums + 8);
    }

    private static void Copy(float* from, float* to, int count) => new Span<float>(from, count).CopyTo(new Span<float>(to, count));
}
