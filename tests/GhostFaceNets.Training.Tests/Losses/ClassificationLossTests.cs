using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Losses;

public class ClassificationLossTests
{
    private const int Classes = 7;

    private static readonly Dictionary<string, Func<ClassificationLoss>> Create = new()
    {
        ["arcface"] = () => new ArcFace(0.9, 0.4, 0.15, 16, 0.1),
        ["arcface without margin"] = () => new ArcFace(1, 0, 0, 16),
        ["arcface default"] = () => new ArcFace(),
        ["arcface simple"] = () => new ArcFaceSimple(0.5, 16, 0.1),
        ["cosface"] = () => new CosFace(0.35, 16, 0.1),
        ["airface"] = () => new AirFace(0.4, 16),
        ["airface true class only"] = () => new AirFace(0.4, 16, 0, AirFaceForm.TrueClassOnly),
        ["magface"] = () => new MagFace(scale: 16),
        ["magface arc or plain"] = () => new MagFace(scale: 16, margin: MagFaceMargin.ArcOrPlain),
        ["magface cosine"] = () => new MagFace(scale: 16, margin: MagFaceMargin.Cosine),
        ["adaface"] = () => new AdaFace(scale: 16),
        ["curricularface"] = () => Curricular(),
        ["adacos"] = () => new AdaCos(Classes),
        ["margin softmax"] = () => new MarginSoftmax(),
        ["margin softmax on logits"] = () => new MarginSoftmax(3, 0.4, 4, onLogits: true),
        ["softmax"] = () => new SoftmaxLoss(0.1),
    };

    public static TheoryData<string> Names => [.. Create.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_finite_differences(string name)
    {
        torch.manual_seed(5);
        using var loss = Create[name]();
        var norms = torch.rand(8, torch.float64) * 130 + 3;
        var targets = new Targets(torch.tensor(new long[] { 0, 3, 6, 2, 3, 5, 1, 4 }));
        var cosines = torch.rand(8, Classes, torch.float64) * 1.96 - 0.98;
        FiniteDifferences.Check(cosines, scores => loss.PerSample(new(scores, targets, norms), training: false));
        // AdaFace takes the length as given.
        if (loss is MagFace) FiniteDifferences.Check(norms, lengths => loss.PerSample(new(cosines, targets, lengths), training: false));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Mixed_labels_have_right_gradients_even_of_one_class_with_itself(string name)
    {
        torch.manual_seed(6);
        using var loss = Create[name]();
        var targets = new Targets(
            torch.tensor(new long[] { 0, 3, 6, 2 }), torch.tensor(new long[] { 1, 3, 0, 4 }), torch.tensor(new[] { 0.7, 0.6, 1, 0.5 }));
        var output = new HeadOutput(torch.rand(4, Classes, torch.float64) * 1.9 - 0.95, targets, torch.rand(4, torch.float64) * 100 + 10);
        if (loss is CurricularFace)
        {
            Should.Throw<NotSupportedException>(() => loss.PerSample(output)).Message.ShouldContain("mixed labels");
            return;
        }

        FiniteDifferences.Check(output.Scores, scores => loss.PerSample(output with { Scores = scores }, training: false));
        var same = loss.PerSample(output, training: false)[1].item<double>();
        loss.PerSample(output with { Targets = new(targets.Labels) }, training: false)[1].item<double>().ShouldBe(same, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cosines_of_one_and_minus_one_give_finite_values_and_gradients_in_every_precision(string name)
    {
        foreach (var type in (torch.ScalarType[])[torch.float64, torch.float32, torch.bfloat16, torch.float16])
        {
            using var loss = Create[name]();
            foreach (var fill in (double[])[1, -1, 0, 1.0000002])
            {
                var scores = torch.full(6, Classes, fill).to(type).requires_grad_(true);
                var norms = torch.tensor(new[] { 0, 1e-9, 1, 30, 200, 1e6 }).to(torch.float32).requires_grad_(true);
                var values = loss.PerSample(new(scores, new(torch.tensor(new long[] { 0, 3, 6, 2, 3, 5 })), norms));
                values.dtype.ShouldBe(type == torch.float64 ? torch.float64 : torch.float32);
                values.isfinite().all().item<bool>().ShouldBeTrue($"{type} {fill} value");
                values.sum().backward();
                scores.grad!.isfinite().all().item<bool>().ShouldBeTrue($"{type} {fill} gradient");
                if (norms.grad is { } lengths) lengths.isfinite().all().item<bool>().ShouldBeTrue($"{type} {fill} gradient of the length");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_evaluation_changes_no_state_and_steps_leave_no_tensors_behind(string name)
    {
        using var loss = Create[name]();
        var output = new HeadOutput(torch.rand(4, Classes), new(torch.tensor(new long[] { 0, 3, 6, 2 })), torch.rand(4) * 100);
        var state = loss.State.ToDictionary(each => each.Key, each => each.Value.item<double>());
        loss.PerSample(output, training: false).Dispose();
        loss.State.ToDictionary(each => each.Key, each => each.Value.item<double>()).ShouldBe(state);
        loss.PerSample(output).Dispose();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++) loss.PerSample(output).Dispose();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);
    }

    /// <summary>The paper's form: every class' score is linear in its angle.</summary>
    [Fact]
    public void AirFace_of_the_paper_is_linear_in_every_angle()
    {
        using var loss = new AirFace(0.4, 1);
        double[] angles = [0.5, 1.2, 2];
        var cosines = torch.tensor(angles.Select(Math.Cos).ToArray()).unsqueeze(0);
        double[] scores = [.. angles.Select((angle, i) => 1 - 2 * (angle + (i == 0 ? 0.4 : 0)) / Math.PI)];
        var expected = Math.Log(scores.Sum(Math.Exp)) - scores[0];
        loss.PerSample(new(cosines, new(torch.zeros(1, torch.int64)))).ShouldMatch([expected]);
    }

    /// <summary>The paper's median of an even number of angles lies between the two middle ones.</summary>
    [Fact]
    public void AdaCos_takes_the_median_angle()
    {
        using var loss = new AdaCos(3, initialScale: 2);
        double[] angles = [0.1, 0.3, 0.7, 0.9];
        var rows = angles.Select(angle => new[] { Math.Cos(angle), 0.2, -0.1 }).ToArray();
        var cosines = torch.tensor(rows.SelectMany(row => row).ToArray()).reshape(4, 3);
        loss.PerSample(new(cosines, new(torch.zeros(4, torch.int64))));
        var density = Math.Exp(2 * 0.2) + Math.Exp(2 * -0.1);
        loss.State["scale"].item<double>().ShouldBe(Math.Log(density) / Math.Cos(0.5), 1e-12);
    }

    private static CurricularFace Curricular()
    {
        var loss = new CurricularFace(0.5, 16);
        loss.State["t"].fill_(0.3);
        return loss;
    }
}
