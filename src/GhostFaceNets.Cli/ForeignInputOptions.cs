using System.CommandLine;
using System.Globalization;
using GhostFaceNets.Recognition.Foreign;

namespace GhostFaceNets.Cli;

/// <summary>The options that say how a model of others wants its pictures; what they leave out may stand in a JSON file
/// beside the model.</summary>
internal sealed class ForeignInputOptions
{
    private readonly Option<PixelLayout?> _layout = new("--layout")
    {
        Description = "Model of others: NCHW, a plane per colour, or NHWC. Defaults to what the file's extents show.",
        HelpName = "NCHW|NHWC",
    };

    private readonly Option<string?> _colourOrder = new("--colour-order") { Description = "Model of others: RGB or BGR.", HelpName = "RGB|BGR" };

    private readonly Option<string?> _mean = new("--mean")
    {
        Description = "Model of others: what is subtracted from the values 0 to 255; one number, or three such as 104,117,123 in the order of the colours.",
        HelpName = "M",
    };

    private readonly Option<string?> _std = new("--std")
    {
        Description = "Model of others: what divides the values then; one number or three. Figures for values 0 to 1 are to be multiplied by 255.",
        HelpName = "S",
    };

    private readonly Option<string?> _inputName = new("--input-name")
    {
        Description = "Model of others: the input that takes the pictures, where there are several. The others get zeros.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _outputName = new("--output-name")
    {
        Description = "Model of others: the output that is the embedding, where there are several.",
        HelpName = "NAME",
    };

    public ForeignInputOptions()
    {
        _colourOrder.AcceptOnlyFromAmong("RGB", "BGR");
        _layout.Demand(layout => layout is null || Enum.IsDefined(layout.Value), "--layout is NCHW or NHWC.");
        _mean.Validators.Add(result => Check(result.GetValueOrDefault<string?>(), "--mean", result.AddError));
        _std.Validators.Add(result => Check(result.GetValueOrDefault<string?>(), "--std", result.AddError));
    }

    /// <summary>All options, in the order in which help lists them.</summary>
    public IReadOnlyList<Option> Options => [_colourOrder, _mean, _std, _layout, _inputName, _outputName];

    /// <summary>Sees that none was given for a model that says itself how it wants its pictures.</summary>
    /// <exception cref="UsageException">One was.</exception>
    public void DemandNone(ParseResult parsed)
    {
        var given = Options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (given is not null) throw new UsageException($"{given.Name} is for models of others; this file says itself how it wants its pictures.");
    }

    /// <summary>What the options say.</summary>
    public ForeignInput Of(ParseResult parsed) => new()
    {
        Layout = parsed.GetValue(_layout),
        ColourOrder = parsed.GetValue(_colourOrder),
        Mean = Numbers(parsed.GetValue(_mean)),
        Std = Numbers(parsed.GetValue(_std)),
        InputName = parsed.GetValue(_inputName),
        OutputName = parsed.GetValue(_outputName),
    };

    private static void Check(string? text, string option, Action<string> complain)
    {
        if (text is not null && Numbers(text) is null) complain($"{option} is one number, or three with commas between them.");
    }

    private static float[]? Numbers(string? text)
    {
        if (text is null) return null;
        var numbers = new List<float>();
        foreach (var part in text.Split(','))
        {
            if (!float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !float.IsFinite(number)) return null;
            numbers.Add(number);
        }

        return numbers.Count is 1 or 3 ? [.. numbers] : null;
    }
}
