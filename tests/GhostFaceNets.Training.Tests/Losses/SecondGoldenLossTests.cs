using System.Text.Json;
using GhostFaceNets.Testing;
using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Losses;

/// <summary>The second, independent set of golden numbers, with gradients.</summary>
public class SecondGoldenLossTests
{
    // Central differences with six decimals.
    private const double GradientTolerance = 3e-6;

    private static readonly Dictionary<string, Func<JsonElement, ClassificationLoss>> Create = new()
    {
        ["arcface_simple"] = p => new ArcFaceSimple(p.Number("margin"), p.Number("scale")),
        ["arcface"] = p => new ArcFace(
            Or(p, "margin1", 1), Or(p, "margin2", 0.5), Or(p, "margin3", 0), p.Number("scale"), Or(p, "label_smoothing", 0)),
        ["curricularface"] = p => new CurricularFace(p.Number("margin"), p.Number("scale")),
        ["airface"] = p => new AirFace(p.Number("margin"), p.Number("scale"), form: AirFaceForm.TrueClassOnly),
        ["cosface"] = p => new CosFace(p.Number("margin"), p.Number("scale"), Or(p, "label_smoothing", 0)),
        ["magface"] = p => new MagFace(
            p.Number("min_feature_norm"),
            p.Number("max_feature_norm"),
            p.Number("min_margin"),
            p.Number("max_margin"),
            p.Number("scale"),
            p.Number("regularizer_loss_lambda"),
            p.GetProperty("use_cosface_margin").GetBoolean() ? MagFaceMargin.Cosine : MagFaceMargin.ArcOrPlain),
        ["adaface"] = _ => new AdaFace(),
        ["adacos"] = _ => new AdaCos(5, median: AdaCosMedian.BeforeMiddle),
    };

    private static readonly Dictionary<string, string> StateNames = new()
    {
        ["hard_scale"] = "t",
        ["batch_mean"] = "mean",
        ["batch_std"] = "deviation",
        ["scale"] = "scale",
    };

    [Fact]
    public void Values_state_and_gradients_equal_the_second_golden_numbers()
    {
        var golden = SharedFolder.GoldenJson("second", "golden_losses.json");
        var names = golden.EnumerateObject().Select(item => item.Name).Where(name => Prefix(name) is not null).ToArray();
        names.ShouldNotBeEmpty();
        foreach (var name in names) Check(golden, name);
    }

    private static void Check(JsonElement all, string name)
    {
        var item = all.GetProperty(name);
        var parameters = item.GetProperty("params");
        var inputs = all.GetProperty("inputs");
        using var loss = Create[Prefix(name)!](parameters);
        foreach (var (golden, state) in StateNames)
        {
            if (parameters.TryGetProperty(golden + "_before", out var value)) loss.State[state].fill_(value.GetDouble());
        }

        var cosines = inputs.GetProperty("cosine").Tensor().requires_grad_(true);
        var targets = parameters.TryGetProperty("y_true", out var mixed) ? Mixed(mixed) : new Targets(inputs.GetProperty("labels").Labels());
        var values = loss.PerSample(new HeadOutput(cosines, targets, inputs.GetProperty("feature_norm").Tensor()));

        values.ShouldMatch(item.GetProperty("per_sample"), what: name);
        foreach (var (golden, state) in StateNames)
        {
            if (item.TryGetProperty(golden + "_after", out var value)) loss.State[state].item<double>().ShouldBe(value.GetDouble(), 1e-9 * 100, name);
        }

        if (!item.TryGetProperty("grad_mean_wrt_cosine", out var gradient)) return;
        values.mean().backward();
        cosines.grad!.ShouldMatch(gradient, tolerance: GradientTolerance, what: $"{name}, gradient");
    }

    [Fact]
    public void Softmax_and_margin_softmax_equal_the_second_golden_numbers()
    {
        var all = SharedFolder.GoldenJson("second", "golden_losses.json");
        var labels = new Targets(all.GetProperty("inputs").GetProperty("labels").Labels());
        Check("softmax_ce_from_prob", "ls0", new SoftmaxLoss());
        Check("softmax_ce_from_prob", "ls0.1", new SoftmaxLoss(0.1));
        Check("margin_softmax", "default", new MarginSoftmax());
        Check("margin_softmax", "power2_scale0", new MarginSoftmax(2, 0));
        Check("margin_softmax", "power1_scale0.4", new MarginSoftmax(1, 0.4));
        Check("margin_softmax", "default_ls0.1", new MarginSoftmax(labelSmoothing: 0.1));

        void Check(string group, string name, ClassificationLoss loss)
        {
            var item = all.GetProperty(group);
            // The logarithms of probabilities are scores whose softmax they are.
            var logits = item.GetProperty("inputs").GetProperty("prob").Tensor().log();
            loss.PerSample(new HeadOutput(logits, labels)).ShouldMatch(item.GetProperty(name));
        }
    }

    private static string? Prefix(string name) => Create.Keys.FirstOrDefault(prefix => name.StartsWith(prefix + "_", StringComparison.Ordinal));

    private static double Or(JsonElement parameters, string name, double otherwise) =>
        parameters.TryGetProperty(name, out var value) ? value.GetDouble() : otherwise;

    /// <summary>Rows with one or two weights that are not zero.</summary>
    private static Targets Mixed(JsonElement rows)
    {
        var classes = rows.EnumerateArray().Select(row => row.EnumerateArray()
            .Select((weight, index) => (Weight: weight.GetDouble(), Index: (long)index)).OrderByDescending(each => each.Weight).ToArray()).ToArray();
        return new(
            torch.tensor(classes.Select(row => row[0].Index).ToArray()),
            torch.tensor(classes.Select(row => row[1].Index).ToArray()),
            torch.tensor(classes.Select(row => row[0].Weight).ToArray()));
    }
}
