using GhostFaceNets.Training.Losses;
using TorchSharp;

namespace GhostFaceNets.Training.Tests.Losses;

public class EmbeddingLossTests
{
    private const int Size = 5;

    private static readonly Dictionary<string, Func<EmbeddingLoss>> Create = new()
    {
        ["center"] = () => new CenterLoss(3, Size),
        ["center cosine"] = () => new CenterCosineLoss(3, Size),
        ["batch hard"] = () => new TripletBatchHard(),
        ["batch hard arc"] = () => new TripletBatchHardArc(),
        ["batch hard euclidean"] = () => new TripletBatchHardEuclidean(),
        ["batch hard auto margin"] = () => new TripletBatchHardAutoMargin(),
        ["batch all"] = () => new TripletBatchAll(),
        ["offline"] = () => new TripletOffline(),
        ["offline arc"] = () => new TripletOfflineArc(),
    };

    private static readonly Dictionary<string, DistillationLoss> Distillation = new()
    {
        ["cosine"] = new DistillationCosine(),
        ["euclidean"] = new DistillationEuclidean(),
        ["divergence"] = new DistillationDivergence(),
    };

    public static TheoryData<string> Names => [.. Create.Keys];

    public static TheoryData<string> DistillationNames => [.. Distillation.Keys];

    private static torch.Tensor Labels => torch.tensor(new long[] { 0, 0, 1, 1, 2, 2 });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_agree_with_finite_differences(string name)
    {
        torch.manual_seed(5);
        using var loss = Create[name]();
        var embeddings = torch.randn(6, Size, torch.float64);
        loss.PerSample(torch.randn(6, Size, torch.float64), Labels);
        FiniteDifferences.Check(embeddings, rows => loss.PerSample(rows, Labels, training: false));
    }

    [Theory]
    [MemberData(nameof(DistillationNames))]
    public void Gradients_of_distillation_agree_with_finite_differences(string name)
    {
        torch.manual_seed(5);
        var teacher = torch.randn(6, Size, torch.float64) / 4;
        FiniteDifferences.Check(torch.randn(6, Size, torch.float64) / 4, student => Distillation[name].PerSample(teacher, student));
    }

    /// <summary>Equal embeddings have a cosine of 1, zero ones no direction; a class may have one sample only.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Equal_zero_and_lonely_embeddings_give_finite_values_and_gradients_in_every_precision(string name)
    {
        foreach (var type in (torch.ScalarType[])[torch.float64, torch.float32, torch.bfloat16, torch.float16])
        {
            foreach (var fill in (double[])[1, 0, -3])
            {
                foreach (var labels in (torch.Tensor[])[Labels, torch.tensor(new long[] { 0, 0, 0, 1, 1, 2 }), torch.zeros(6, torch.int64)])
                {
                    using var loss = Create[name]();
                    var embeddings = torch.full(6, Size, fill).to(type).requires_grad_(true);
                    var values = loss.PerSample(embeddings, labels);
                    values.isfinite().all().item<bool>().ShouldBeTrue($"{type} {fill} value");
                    values.sum().backward();
                    embeddings.grad!.isfinite().all().item<bool>().ShouldBeTrue($"{type} {fill} gradient");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(DistillationNames))]
    public void Distillation_of_zero_embeddings_gives_finite_values_and_gradients(string name)
    {
        foreach (var type in (torch.ScalarType[])[torch.float64, torch.float32, torch.bfloat16, torch.float16])
        {
            var student = torch.zeros(2, Size, type).requires_grad_(true);
            var values = Distillation[name].PerSample(torch.ones(2, Size, type), student);
            values.sum().backward();
            student.grad!.isfinite().all().item<bool>().ShouldBeTrue(type.ToString());
        }
    }

    [Fact]
    public void A_person_with_one_picture_costs_nothing_with_the_arc_margin()
    {
        using var loss = new TripletBatchHardArc();
        torch.manual_seed(1);
        var embeddings = torch.randn(3, Size);
        loss.PerSample(embeddings, torch.tensor(new long[] { 0, 0, 1 }))[2].item<float>().ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_evaluation_changes_no_state_and_steps_leave_no_tensors_behind(string name)
    {
        using var loss = Create[name]();
        var (embeddings, labels) = (torch.randn(6, Size), Labels);
        loss.PerSample(embeddings, labels).Dispose();
        var state = loss.State.ToDictionary(each => each.Key, each => each.Value.clone());
        loss.PerSample(embeddings, labels, training: false).Dispose();
        foreach (var (key, value) in state) loss.State[key].eq(value).all().item<bool>().ShouldBeTrue(key);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var i = 0; i < 5; i++) loss.PerSample(embeddings, labels).Dispose();
        DisposeScopeManager.Statistics.ThreadTotalLiveCount.ShouldBe(before);
    }
}
