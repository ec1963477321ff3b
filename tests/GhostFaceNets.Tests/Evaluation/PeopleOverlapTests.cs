using GhostFaceNets.Evaluation.Folders;
using GhostFaceNets.Recognition;

namespace GhostFaceNets.Tests.Evaluation;

public class PeopleOverlapTests
{
    [Fact]
    public void People_are_compared_by_the_centres_of_their_pictures()
    {
        // Person 7: (1, 0) and (0, 1), centre (0.7071, 0.7071). Person 9: (0, -1).
        var first = new FolderEmbeddings(new Embeddings(3, 2, [2, 0, 0, -1, 0, 5]), [7, 9, 7], ["a", "b", "c"]);
        var second = new FolderEmbeddings(new Embeddings(3, 2, [0.6f, 0.8f, 0.1f, -1, 1, 0]), [3, 4, 5], ["d", "e", "f"]);
        var found = PeopleOverlap.Find(first, second, 0.5, TestContext.Current.CancellationToken);
        found.Select(pair => (pair.First, pair.Second)).ShouldBe([(9, 4), (7, 3), (7, 5)]);
        found[0].Cosine.ShouldBe(1 / Math.Sqrt(1.01), 1e-6);
        found[1].Cosine.ShouldBe(1.4 / Math.Sqrt(2), 1e-6);
        found[2].Cosine.ShouldBe(1 / Math.Sqrt(2), 1e-6);
        PeopleOverlap.Find(first, second, 0.999, TestContext.Current.CancellationToken).ShouldBeEmpty();
        Should.Throw<ArgumentException>(() => PeopleOverlap.Find(first, new(new Embeddings(1, 1, [1]), [0], ["g"]), 0.5));
    }
}
