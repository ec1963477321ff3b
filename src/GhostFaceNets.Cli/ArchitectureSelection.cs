using System.CommandLine;
using GhostFaceNets.Networks;
using GhostFaceNets.Networks.Builders;

namespace GhostFaceNets.Cli;

/// <summary>The options that name a network's architecture, for commands that build one or read weights without a graph.</summary>
internal sealed class ArchitectureSelection
{
    private static readonly ArchitectureOptions Published = new();

    private readonly Option<string?> _architecture = new("--architecture")
    {
        Description = $"The network: {string.Join(" or ", Architecture.Names)}.",
        HelpName = "NAME",
    };

    private readonly Option<double?> _width = new("--width")
    {
        Description = $"Multiplies every number of channels. Defaults to {Published.Width}.",
        HelpName = "FACTOR",
    };

    private readonly Option<int?> _stride = new("--stride")
    {
        Description = $"Stride of the first convolution: 1 (accurate) or 2 (fast). Defaults to {Published.StemStride}.",
        HelpName = "1|2",
    };

    private readonly Option<int?> _embeddingSize = new("--embedding-size")
    {
        Description = $"Elements of an embedding. Defaults to {Published.EmbeddingSize}.",
        HelpName = "N",
    };

    private readonly Option<int?> _inputSize = new("--input-size")
    {
        Description = $"Side of the input picture in pixels. Defaults to {Published.InputSize}.",
        HelpName = "PIXELS",
    };

    private readonly Option<HeadKind?> _head = new("--head")
    {
        Description = $"How the last feature map becomes an embedding. Defaults to {Published.Head}, as in the published models.",
    };

    private readonly Option<BackboneActivation?> _activation = new("--activation")
    {
        Description = $"The activation function. Defaults to {Published.Activation}, as in the published models.",
    };

    private readonly Option<double?> _epsilon = new("--epsilon")
    {
        Description = $"What batch norms add to the variance. Defaults to 0.00001; Keras' own default is 0.001.",
        HelpName = "E",
    };

    private readonly Option<bool> _bias = new("--bias")
    {
        Description = "The layer that yields the embedding has a bias, as in some released files. Defaults to none.",
    };

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options =>
        [_architecture, _width, _stride, _embeddingSize, _inputSize, _head, _activation, _epsilon, _bias];

    /// <summary>The size of a model of others that leaves it open; no other of these options is for such models.</summary>
    /// <exception cref="UsageException">Another one was given.</exception>
    public int? InputSizeOf(ParseResult parsed)
    {
        var other = Options.FirstOrDefault(option => option != _inputSize && parsed.GetResult(option) is { Implicit: false });
        return other is null ? parsed.GetValue(_inputSize) : throw new UsageException($"{other.Name} is not for a model of others, whose file holds its network.");
    }

    /// <summary>The network that the options describe; null when <c>--architecture</c> is not given.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="initialized">Whether kernels are random, as training begins, instead of zero.</param>
    /// <exception cref="UsageException">An option is out of range, or stands without <c>--architecture</c>.</exception>
    public Network? NetworkOf(ParseResult parsed, bool initialized = false)
    {
        if (parsed.GetValue(_architecture) is not { } name)
        {
            var lone = Options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
            return lone is null ? null : throw new UsageException($"{lone.Name} needs --architecture.");
        }

        var options = Published with
        {
            Width = parsed.GetValue(_width) ?? Published.Width,
            StemStride = parsed.GetValue(_stride) ?? Published.StemStride,
            EmbeddingSize = parsed.GetValue(_embeddingSize) ?? Published.EmbeddingSize,
            InputSize = parsed.GetValue(_inputSize) ?? Published.InputSize,
            Head = parsed.GetValue(_head) ?? Published.Head,
            Activation = parsed.GetValue(_activation) ?? Published.Activation,
            BatchNormEpsilon = parsed.GetValue(_epsilon) ?? Published.BatchNormEpsilon,
            UseBias = parsed.GetValue(_bias),
        };
        try
        {
            return initialized ? Architecture.Build(name, options) : Architecture.Outline(name, options);
        }
        catch (ArgumentException error)
        {
            // What .NET appends names a parameter of the library, and what stands before it a property.
            var message = error.Message.Split(" (Parameter", 2)[0];
            throw new UsageException(OptionOf(error.ParamName) is { } option ? message.Replace(error.ParamName!, option.Name, StringComparison.Ordinal) : message);
        }
        catch (Exception error) when (error is OverflowException or OutOfMemoryException)
        {
            throw new UsageException($"the network would have more weights than fit in memory; choose a smaller {_inputSize.Name}, {_embeddingSize.Name} or {_width.Name}, or {_head.Name} {HeadKind.Gdc}.");
        }
    }

    /// <summary>The option that sets a property of <see cref="ArchitectureOptions"/>.</summary>
    private Option? OptionOf(string? property) => property switch
    {
        nameof(ArchitectureOptions.Width) => _width,
        nameof(ArchitectureOptions.StemStride) => _stride,
        nameof(ArchitectureOptions.EmbeddingSize) => _embeddingSize,
        nameof(ArchitectureOptions.InputSize) => _inputSize,
        nameof(ArchitectureOptions.Head) => _head,
        nameof(ArchitectureOptions.Activation) => _activation,
        nameof(ArchitectureOptions.BatchNormEpsilon) => _epsilon,
        _ => null,
    };
}
